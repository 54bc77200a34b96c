/** `probot run` knows only the application function: what our own `start` opens is opened here, and closed by a signal. */
import { readEnvironment } from "../config/environment.ts";
import type { Log } from "../pull-request/review-context.ts";
import type { AppDeps } from "./app-deps.ts";
import { openServices } from "./services.ts";
import { untilStopped } from "./until-stopped.ts";

/** @throws Error that lists the problems of the environment; StoreProblem */
export async function startFromEnvironment(log: Log): Promise<AppDeps> {
  const read = readEnvironment();
  if (read.state === "unusable") throw new Error(`connector-review:\n${read.problems.join("\n")}`);
  const services = await openServices(read.settings, { log });
  await services.start();
  // Probot's server handles no signal and would keep the process alive after the store was closed.
  void untilStopped(services).then(() => process.exit(0));
  return { appId: services.appId, queue: services.queue };
}
