/** The answer of `/connector explain`: the rule's reason, one bad and one good example of its page, its source, how often it is reported. */
import { readFile } from "node:fs/promises";
import { docsUrl } from "../../review/rule/docs.ts";
import type { Rule } from "../../review/rule/rule.ts";
import { rules } from "../../rules/index.ts";
import type { Audit } from "../../store/audit.ts";
import { counted } from "../../wording/counted.ts";
import { codeSpan, escapeSentence, escapeText, ownLink } from "../../wording/escape-markdown.ts";

const rulesById: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]));

export const ruleIds: readonly string[] = [...rulesById.keys()];

/** @param id of a known rule */
export async function explain(id: string, audit: Pick<Audit, "disputes" | "diagnostics">): Promise<string> {
  const rule = rulesById.get(id);
  if (rule === undefined) throw new Error(`There is no rule ${id}.`);
  const codes = [rule.severity, ...rule.official, ...rule.policy].map(escapeText);
  return [
    `**${escapeSentence(rule.title)}** · ${codeSpan(rule.id)} · ${codes.join(" · ")}`,
    escapeSentence(rule.why),
    ...(await examplesOf(id)),
    `Source: ${sourceOf(rule.source)}. ${await historyOf(id, audit)}`,
    `<sub>${ownLink("all examples", docsUrl(id))} · wrong? ${codeSpan(`/connector dispute ${id} because …`)}</sub>`,
  ].join("\n\n");
}

function sourceOf(source: string): string {
  return /^https:\/\//.test(source) ? ownLink(escapeText(source), source) : escapeText(source);
}

async function historyOf(id: string, audit: Pick<Audit, "disputes" | "diagnostics">): Promise<string> {
  const [{ reviews, ofRule }, disputes] = [await audit.diagnostics(id), await audit.disputes()];
  const disputed = disputes.find(({ rule }) => rule === id)?.count ?? 0;
  const history = `It spoke in ${ofRule} of the last ${counted(reviews, "review")} here`;
  return disputed === 0 ? `${history}.` : `${history} and was disputed ${counted(disputed, "time")}.`;
}

/** Relative to this file in the sources, and to the bundle in `dist/`. Where neither exists the pages are not shipped. */
const pageFolders = ["../../../docs/rules/", "../docs/rules/"];
const maxExampleLines = 25;

async function examplesOf(id: string): Promise<readonly string[]> {
  for (const folder of pageFolders) {
    try {
      const page = await readFile(new URL(`${folder}${id}.md`, import.meta.url), "utf8");
      return [...example(page, "## What it says"), ...example(page, "## What it accepts")];
    } catch {
      // Not in this folder.
    }
  }
  return [];
}

const titles = { "## What it says": "For example", "## What it accepts": "Accepted" } as const;

/** The first example below a heading: its name and its block. */
function example(page: string, heading: keyof typeof titles): readonly string[] {
  const section = page.split(/^(?=## )/m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
  const match = /^([^\n`#][^\n]*):\n+(`{3,})(\w*)\n([\s\S]*?)\n\2$/m.exec(section);
  if (match === null) return [];
  const [, name = "", fence = "", info = "", text = ""] = match;
  const lines = text.split("\n");
  const shown = lines.length > maxExampleLines ? [...lines.slice(0, maxExampleLines), "…"] : lines;
  return [`${titles[heading]}: ${name}`, [`${fence}${info}`, ...shown, fence].join("\n")];
}
