import type { Log } from "../pull-request/review-context.ts";

interface Running {
  readonly log: Pick<Log, "info">;
  close(): Promise<void>;
}

/** Resolves after SIGTERM or SIGINT, when everything is closed. A second signal ends the process at once. */
export async function untilStopped(running: Running): Promise<void> {
  const signal = await new Promise<NodeJS.Signals>((resolve) => {
    const stop = (name: NodeJS.Signals): void => {
      process.removeListener("SIGTERM", stop);
      process.removeListener("SIGINT", stop);
      resolve(name);
    };
    process.on("SIGTERM", stop);
    process.on("SIGINT", stop);
  });
  running.log.info({ signal }, "stopping");
  await running.close();
}
