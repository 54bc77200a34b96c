import type { CommandDefinition } from "../definition.ts";

interface Recheck {
  readonly kind: "recheck";
}

export default {
  name: "recheck",
  position: 10,
  usage: "",
  summary: "reviews the newest commit again",
  permission: "author or triage",
  read: () => ({ kind: "recheck" }),
  effect: () => ({ kind: "review" }),
  button: {
    position: 10,
    label: "Re-check",
    description: "Reviews the newest commit again",
    shownWith: "any review",
    target: "pull request",
  },
} satisfies CommandDefinition<Recheck>;
