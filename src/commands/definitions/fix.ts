import type { CommandDefinition } from "../definition.ts";

interface Fix {
  readonly kind: "fix";
}

export default {
  name: "fix",
  position: 30,
  usage: "",
  summary: "one commit with the proven fixes, or the patch",
  permission: "author or write",
  read: () => ({ kind: "fix" }),
  effect: () => ({ kind: "fix" }),
  button: {
    position: 20,
    label: "Apply safe fixes",
    description: "One commit with the proven fixes",
    shownWith: "fixes",
    target: "pull request",
  },
} satisfies CommandDefinition<Fix>;
