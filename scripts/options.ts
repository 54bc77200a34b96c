/** Options of the scripts: help, and one line for a mistake, with exit code 2. */
import { Command, InvalidArgumentError } from "commander";

/** A script as it is called, without options as yet; `parse()` reads the process's own arguments. */
export function script(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .showHelpAfterError("(--help tells more)")
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2));
}

/** Takes whole numbers within the bounds. */
export function wholeNumber(least: number, most = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() !== "" && Number.isInteger(value) && value >= least && value <= most) return value;
    const upTo = most === Number.MAX_SAFE_INTEGER ? "or more" : `to ${most}`;
    throw new InvalidArgumentError(`It is a whole number, ${least} ${upTo}.`);
  };
}
