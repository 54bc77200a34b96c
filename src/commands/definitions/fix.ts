import type { CommandDefinition } from "../definition.ts";

interface Fix {
  readonly kind: "fix";
}

export default {
  name: "fix",
  position: 30,
  usage: "",
  summary: "one commit with the verified fixes, or the patch",
  permission: "author or write",
  read: () => ({ kind: "fix" }),
  effect: () => ({ kind: "fix" }),
  button: {
    position: 20,
    label: "Apply safe fixes",
    description: "One commit with the verified fixes",
    shownWith: "fixes",
    target: "pull request",
  },
} satisfies CommandDefinition<Fix>;
