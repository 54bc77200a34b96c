import { effectOf } from "../../src/commands/command.ts";

/** What `/connector help` answers. */
export function helpAnswer(): string {
  const effect = effectOf({ kind: "help" });
  return effect.kind === "answer" ? effect.text : "";
}
