/** The commands as one type and one list, derived from their definitions. */
import type { CommandDefinition, Missing } from "./definition.ts";
import { definitions } from "./index.ts";
import type { Mistake } from "./mistake.ts";

type Definition = (typeof definitions)[number];

/** A command as it was read from a comment. */
export type Command = Exclude<ReturnType<Definition["read"]>, Missing> | Mistake;

export type CommandEffect =
  | ReturnType<Definition["effect"]>
  /** Only answered: it is not a command. */
  | { readonly kind: "correction"; readonly mistake: Mistake };

/** Names of the commands that have a button below the check run. */
export type ButtonName = Extract<Definition, { readonly button: object }>["name"];

type AnyDefinition = CommandDefinition<Exclude<Command, Mistake>>;

// as: `read` and `effect` of a definition work on the command of the same name, which is how they are looked up here.
const definitionsByName: ReadonlyMap<string, AnyDefinition> = new Map(
  definitions.map((definition) => [definition.name, definition as AnyDefinition]),
);

export const commandNames: readonly string[] = [...definitionsByName.keys()];

export function findDefinition(name: string): AnyDefinition | undefined {
  return definitionsByName.get(name);
}

export function effectOf(command: Command): CommandEffect {
  if (command.kind === "mistake") return { kind: "correction", mistake: command };
  const definition = findDefinition(command.kind);
  // Orders in the queue outlive a version: a command may no longer exist.
  if (definition === undefined) throw new Error(`There is no command ${command.kind}.`);
  return definition.effect(command, definitions) as CommandEffect;
}
