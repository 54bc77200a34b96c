/** Our answers to commands. They show commands only inside code, so that none of them is one. */
import { codeSpan } from "../report/escape-markdown.ts";
import type { Command } from "./commands.ts";

const commands: readonly { readonly usage: string; readonly does: string; readonly who: string }[] = [
  { usage: "/connector recheck", does: "reviews the newest commit again", who: "the author, or triage" },
  { usage: "/connector help", does: "shows this list", who: "the author, or triage" },
];

export function helpText(): string {
  const rows = commands.map(({ usage, does, who }) => `| ${codeSpan(usage)} | ${does} | ${who} |`);
  return [
    "Commands are read in new comments, at the start of a line.",
    "",
    "| command | what it does | who may |",
    "|---|---|---|",
    ...rows,
  ].join("\n");
}

export function unknownCommandText(command: Extract<Command, { kind: "unknown" }>): string {
  const known = `${codeSpan(`/connector ${command.text}`)} is not a command.`;
  const guess =
    command.didYouMean === undefined ? "" : ` Did you mean ${codeSpan(`/connector ${command.didYouMean}`)}?`;
  return `${known}${guess} ${codeSpan("/connector help")} lists all.`;
}
