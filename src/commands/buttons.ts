/** The buttons below the check run, as their commands declare them. */
import { type ButtonName, type Command, commandNames, findDefinition } from "./command.ts";
import type { Button } from "./definition.ts";
import { readCommand } from "./read-command.ts";

/** Rules that one press explains; for the others there is `/connector explain`. */
const maxOpenRules = 3;

export type NamedButton = Button & { readonly name: ButtonName };

/** In the order GitHub shows them. */
export const buttons: readonly NamedButton[] = commandNames
  .flatMap((name) => {
    const button = findDefinition(name)?.button;
    // as: `ButtonName` are the names of the commands with a button.
    return button === undefined ? [] : [{ ...button, name: name as ButtonName }];
  })
  .sort((a, b) => a.position - b.position);

/** Undefined when no command has a button of that name, as after an update that removed it. */
export function findButton(name: string | undefined): NamedButton | undefined {
  return buttons.find((button) => button.name === name);
}

/** What a press does. @param openRules rules that our open comments are about; read only for a button about them */
export function commandsOfButton(name: ButtonName, openRules: readonly string[]): readonly Command[] {
  if (findButton(name)?.target !== "open rules") return commandsIn([name]);
  if (openRules.length === 0) return [{ kind: "help" }];
  return commandsIn(openRules.slice(0, maxOpenRules).map((rule) => `${name} ${rule}`));
}

function commandsIn(lines: readonly string[]): readonly Command[] {
  return lines.flatMap((line) => readCommand(`/connector ${line}`) ?? []);
}
