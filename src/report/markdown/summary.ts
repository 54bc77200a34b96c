/** The summary of a review as Markdown: of the check run, of the conversation, and of the command line. */
import type { Review } from "../../review/finding/finding.ts";
import { counted, seconds } from "../../wording/counted.ts";
import { escapeText } from "../../wording/escape-markdown.ts";
import { listed } from "../../wording/listed.ts";
import { headlineOf, incompleteReasons } from "../headline.ts";
import { isNew, tallyOfReview } from "../tally.ts";
import { breakingSection } from "./breaking.ts";
import { connectorSection, pullRequestSection } from "./connector.ts";
import { detailSections } from "./details.ts";
import { nextSteps } from "./next-steps.ts";
import { type ReportLayout, renderWithin } from "./render-within.ts";

export interface MarkdownOptions {
  /** UTF-8 bytes. */
  readonly limit: number;
  /** Login of the contributor; undefined outside GitHub. */
  readonly author?: string;
  /** Address of the head's files, `https://github.com/o/r/blob/<sha>`: locations become links. */
  readonly filesUrl?: string;
  /** What changes from run to run; left out where equal reviews must give equal bytes. */
  readonly run?: { readonly tookMs: number; readonly id?: string };
  /** Sentences below the headline, ready as Markdown: waivers that ended, settings that cannot be used. */
  readonly notes?: readonly string[];
  /** Where a reader finds what had no room, as the end of a sentence. */
  readonly elsewhere: string;
}

export function summaryMarkdown(review: Review, options: MarkdownOptions): string {
  return renderWithin(options.limit, layoutOf(review, options));
}

function layoutOf(review: Review, options: MarkdownOptions): ReportLayout {
  return {
    head: headOf(review, options),
    sections: [
      ...review.connectors.flatMap((connector) => [
        connectorSection(connector, options.filesUrl),
        breakingSection(connector, options.filesUrl),
      ]),
      ...(review.pullRequestFindings.some(isNew) ? [pullRequestSection(review)] : []),
      ...detailSections(review),
    ],
    tail: tailOf(review, options),
    note: (leftOut) => {
      const parts = [...leftOut].map(([noun, count]) => counted(count, noun));
      return `**Left out here for lack of room:** ${listed(parts)}. ${options.elsewhere}`;
    },
  };
}

/** Reasons shown of an incomplete review; there are only a handful of kinds. */
const maxReasons = 10;

function headOf(review: Review, options: MarkdownOptions): string {
  const headline = `**${headlineOf(review)}**`;
  const isQuiet = review.verdict === "pass" && review.connectors.length > 0 && !hasRows(review);
  const first = isQuiet ? `${headline} ${quietWords(review)}` : headline;
  const reasons = incompleteReasons(review)
    .slice(0, maxReasons)
    .map((reason) => `> ${escapeText(reason)}`);
  const notes = (options.notes ?? []).slice(0, maxReasons).map((note) => `> ${note}`);
  const steps = nextSteps(review, options.author);
  const next =
    steps.length === 0 ? "" : `**Next**\n${steps.map((step, index) => `${index + 1}. ${step}`).join("\n")}`;
  return [first, [...reasons, ...notes].join("\n>\n"), next].filter((part) => part !== "").join("\n\n");
}

function hasRows(review: Review): boolean {
  const { error, warning, info } = tallyOfReview(review);
  return error + warning + info > 0;
}

function quietWords(review: Review): string {
  const { rules } = tallyOfReview(review);
  return `${counted(review.connectors.length, "connector")}, ${counted(rules, "rule")}, nothing new.`;
}

function tailOf(review: Review, { run }: MarkdownOptions): string {
  const { rules } = tallyOfReview(review);
  const head = review.head === null ? "" : ` ${shortSha(review.head)}`;
  const base = review.base === null ? "" : ` against ${shortSha(review.base)}`;
  const time = run === undefined ? "" : ` in ${seconds(run.tookMs)}`;
  const parts = [`Reviewed${head}${base}${time}`];
  if (rules > 0) parts.push(counted(rules, "rule"));
  if (run?.id !== undefined) parts.push(`run \`${run.id.replaceAll("`", "")}\``);
  return parts[0] === "Reviewed" ? parts.slice(1).join(" · ") : parts.join(" · ");
}

function shortSha(sha: string): string {
  return `\`${sha.slice(0, 7).replaceAll("`", "")}\``;
}
