/** Our answers to commands. They show commands only inside code, so that none of them is one. */
import { codeSpan } from "../wording/escape-markdown.ts";
import type { Mistake } from "./command-grammar.ts";

const talk = "the author, or triage";
const decide = "write";

const commands: readonly { readonly usage: string; readonly does: string; readonly who: string }[] = [
  { usage: "recheck", does: "reviews the newest commit again", who: talk },
  { usage: "explain RULE", does: "why, examples, and where it comes from", who: talk },
  { usage: "fix", does: "one commit with the proven fixes, or the patch", who: "the author, or write" },
  {
    usage: "waive RULE [PATH] because … [until DATE]",
    does: "lets it pass, for 90 days unless a date is given",
    who: decide,
  },
  { usage: "unwaive RULE [PATH]", does: "takes that back", who: decide },
  { usage: "acknowledge because …", does: "confirms the breaking changes", who: decide },
  { usage: "dispute RULE because …", does: "tells us that the rule is wrong here", who: talk },
  { usage: "hold", does: "no reviews until further notice", who: decide },
  { usage: "resume", does: "reviews again", who: decide },
  { usage: "help", does: "shows this list", who: talk },
];

export function helpText(): string {
  const rows = commands.map(
    ({ usage, does, who }) => `| ${codeSpan(`/connector ${usage}`)} | ${does} | ${who} |`,
  );
  return [
    "Commands are read in new comments, at the start of a line.",
    "",
    "| command | what it does | who may |",
    "|---|---|---|",
    ...rows,
  ].join("\n");
}

/** What was wrong with a command, and how it would be right. */
export function mistakeText({ text, problem, corrected }: Omit<Mistake, "kind">): string {
  const known =
    problem === "" || corrected?.split(" ")[0] !== text.split(" ")[0]
      ? `${codeSpan(`/connector ${text}`)} is not a command.`
      : `${codeSpan(`/connector ${text}`)} was not carried out.`;
  const guess = corrected === undefined ? "" : `Did you mean ${codeSpan(`/connector ${corrected}`)}?`;
  return [known, guess, problem, `${codeSpan("/connector help")} lists all.`]
    .filter((part) => part !== "")
    .join(" ");
}
