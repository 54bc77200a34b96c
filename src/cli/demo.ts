/** `demo`: the bot on a simulated GitHub, with a sample pull request. */
import { runDemo } from "../demo/demo.ts";
import { DemoProblem } from "../demo/environment.ts";
import { type CliContext, type ExitCode, Refusal, wantsColour } from "./terminal.ts";

const narrowest = 60;
const widest = 110;

/** 0 when all came out as it should, else 2. */
export async function demo(options: { readonly keep?: boolean }, context: CliContext): Promise<ExitCode> {
  const { out, err } = context;
  try {
    const problems = await runDemo({
      keep: options.keep === true,
      write: (text) => out.write(text),
      hasColor: wantsColour(context),
      width: Math.min(widest, Math.max(narrowest, out.columns ?? 100)),
    });
    for (const problem of problems) err.write(`connector-review: ${problem}\n`);
    return problems.length === 0 ? 0 : 2;
  } catch (error) {
    if (error instanceof DemoProblem) throw new Refusal(error.message, error.how);
    throw error;
  }
}
