/** Where a command writes, and its environment. Tests pass plain objects. */

export interface Stream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

export interface CliContext {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly out: Stream;
  readonly err: Stream;
}

/** 0 nothing new of severity error · 1 findings · 2 used wrongly, or could not review. */
export type ExitCode = 0 | 1 | 2;

/** Used wrongly or not able to: one line what, one line how. Ends the command with exit code 2. */
export class Refusal extends Error {
  readonly how: string;

  constructor(what: string, how: string) {
    super(what);
    this.how = how;
  }
}

/** Colours only for a person at a terminal who has not asked for none (https://no-color.org). */
export function wantsColour({ out, environment }: CliContext): boolean {
  const asked = environment["FORCE_COLOR"];
  if (asked !== undefined && asked !== "0") return true;
  return out.isTTY === true && !environment["NO_COLOR"] && environment["TERM"] !== "dumb";
}

/** One line on stderr that replaces itself; silent unless stderr is a terminal. */
export function makeProgress(
  { err }: CliContext,
  isQuiet: boolean,
): { show(text: string): void; clear(): void } {
  if (err.isTTY !== true || isQuiet) return { show: () => {}, clear: () => {} };
  const width = Math.max(20, (err.columns ?? 80) - 1);
  return {
    show: (text) => err.write(`\r\u001b[2K${text.slice(0, width)}`),
    clear: () => err.write("\r\u001b[2K"),
  };
}
