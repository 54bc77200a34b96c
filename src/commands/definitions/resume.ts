import type { CommandDefinition } from "../definition.ts";

interface Resume {
  readonly kind: "resume";
}

export default {
  name: "resume",
  position: 90,
  usage: "",
  summary: "reviews again",
  permission: "write",
  read: () => ({ kind: "resume" }),
  effect: (command) => ({ kind: "decision", command, isAboutHead: true }),
} satisfies CommandDefinition<Resume>;
