import type { CommandDefinition } from "../definition.ts";

interface Hold {
  readonly kind: "hold";
}

export default {
  name: "hold",
  position: 80,
  usage: "",
  summary: "no reviews until further notice",
  permission: "write",
  read: () => ({ kind: "hold" }),
  effect: (command) => ({ kind: "decision", command, isAboutHead: true }),
} satisfies CommandDefinition<Hold>;
