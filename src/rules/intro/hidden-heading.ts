import type { Readme } from "../../connector/readme.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { atRange } from "../../text/location.ts";
import type { HiddenBy, HiddenHeading } from "../../text/markdown/hidden-headings.ts";
import { lineRangeOf } from "../../text/source.ts";
import { quoted } from "../../wording/quoted.ts";
import { hiddenIn } from "./_sections.ts";

export default defineRule({
  id: "intro/hidden-heading",
  severity: "warning",
  needs: ["readme"],
  title: "Headings that readers see",
  why: "Markdown needs one to six `#` at the start of the line and a space behind them. Anything else is shown as text or code, and the page loses its section.",
  source: "https://spec.commonmark.org/0.31.2/#atx-headings",
  since: "0.1.0",
  *check({ readme }) {
    const hidden = hiddenIn(readme);
    for (const heading of hidden) {
      const { reason } = heading;
      if (reason.kind === "signs") yield bySigns(readme, heading);
      else if (reason.kind === "indent") yield byIndent(readme, heading);
    }
    const [first, ...others] = hidden.filter(({ reason }) => "opening" in reason);
    if (first !== undefined) yield* byOpening(readme, first, others.length);
  },
});

function bySigns(readme: Readme, { span, title, depth }: HiddenHeading): Diagnostic {
  const written = readme.source.text.slice(span.start, span.end);
  const [, before = "", , gap = ""] = /^([^#\uff03]*)([#\uff03]*)(\s?)/.exec(written) ?? [];
  const [message, fix] = textsForSigns(before, gap, written);
  return {
    location: atRange(readme.file, span),
    subject: [title],
    message: `The line ${quoted(written)} isn't shown as a heading: ${message}`,
    fix,
    // The same advice for several lines is one finding.
    cause: fix,
    edits: [{ ...span, text: `${"#".repeat(depth)} ${title}` }],
  };
}

function textsForSigns(before: string, gap: string, written: string): readonly [string, string] {
  if (before.includes("\\")) return ["a backslash makes `#` text.", "Delete the backslash."];
  if (before !== "")
    return [
      "an invisible character stands in front of `#`.",
      "Delete what is in front of `#`, and type the line again.",
    ];
  if (written.includes("\uff03"))
    return ["the signs are full-width ones.", "Type `#` from the ASCII characters."];
  return gap === ""
    ? ["there is no space behind `#`.", "Put a space between `#` and the title."]
    : ["the space behind `#` isn't an ordinary one.", "Replace it with an ordinary space."];
}

function byIndent(readme: Readme, { span, title }: HiddenHeading): Diagnostic {
  return {
    location: atRange(readme.file, span),
    subject: [title],
    message: `The heading ${quoted(title)} is shown as code, because of the blanks in front of it.`,
    fix: "Delete the blanks at the start of the line.",
    cause: "indent",
  };
}

/** Every rule about what a readme says: it says it where nobody sees it. */
const aboutSections = [
  "intro/credentials",
  "intro/deployment",
  "intro/empty",
  "intro/heading",
  "intro/known-issues",
  "intro/oauth-steps",
  "intro/operations",
  "intro/operations-coverage",
  "intro/prerequisites",
  "intro/publisher",
];

function* byOpening(readme: Readme, { reason, title }: HiddenHeading, others: number): Iterable<Diagnostic> {
  if (!("opening" in reason)) return;
  const { line } = lineRangeOf(readme.source, reason.opening);
  const [message, fix] = textsForOpening(reason, line);
  const result =
    others === 0 ? "isn't shown as a heading" : `and ${others} more titles aren't shown as headings`;
  yield {
    location: atRange(readme.file, reason.opening),
    subject: [reason.kind],
    message: `${message}, so ${quoted(title)} ${result}.`,
    fix,
    cause: reason.kind,
    consequences: [{ rules: aboutSections, under: null }],
  };
}

function textsForOpening({ kind }: HiddenBy, line: number): readonly [string, string] {
  if (kind === "fence")
    return [
      `The code fence opened in line ${line} is never closed`,
      "Add a line with the same fence where the code ends.",
    ];
  if (kind === "comment")
    return [`The comment opened in line ${line} is never closed`, "Write `-->` where the comment ends."];
  return [
    `The HTML of line ${line} goes on until the next blank line`,
    "Put a blank line between the HTML and the heading.",
  ];
}
