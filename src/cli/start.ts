/** `start`: the bot, until a signal ends it. */
import { startBot } from "../app/main.ts";
import { untilStopped } from "../app/until-stopped.ts";
import { readEnvironment } from "../config/environment.ts";
import type { CliContext, ExitCode } from "./terminal.ts";

/** 0 after a signal; 2 when the environment or the store does not let it start. The bot logs for itself, as JSON lines. */
export async function start({ environment, err }: CliContext): Promise<ExitCode> {
  const read = readEnvironment(environment);
  if (read.state === "unusable") {
    for (const problem of read.problems) err.write(`connector-review: ${problem}\n`);
    return 2;
  }
  await untilStopped(await startBot(read.settings));
  return 0;
}
