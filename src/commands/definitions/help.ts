import { codeSpan } from "../../wording/escape-markdown.ts";
import type { CommandDefinition, HelpLine, RequiredPermission } from "../definition.ts";

interface Help {
  readonly kind: "help";
}

export default {
  name: "help",
  position: 100,
  usage: "",
  summary: "shows this list",
  permission: "author or triage",
  read: () => ({ kind: "help" }),
  effect: (_command, help) => ({ kind: "answer", text: helpText(help) }),
} satisfies CommandDefinition<Help>;

const people: Record<RequiredPermission, string> = {
  "author or triage": "the author, or triage",
  "author or write": "the author, or write",
  write: "write",
};

/** Commands stand in code spans, so that our own answer contains none. */
function helpText(help: readonly HelpLine[]): string {
  const rows = help
    .toSorted((a, b) => a.position - b.position)
    .map(({ name, usage, summary, permission }) => {
      const command = codeSpan(`/connector ${name} ${usage}`.trim());
      return `| ${command} | ${summary} | ${people[permission]} |`;
    });
  return [
    "Commands are read in new comments, at the start of a line.",
    "",
    "| command | what it does | who may |",
    "|---|---|---|",
    ...rows,
  ].join("\n");
}
