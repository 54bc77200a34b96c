import type { Bot } from "./main.ts";

/** Resolves when SIGTERM or SIGINT came and the bot is closed. A second signal is the system's again and ends it at once. */
export async function untilStopped(bot: Bot): Promise<void> {
  const signal = await new Promise<NodeJS.Signals>((resolve) => {
    const stop = (name: NodeJS.Signals): void => {
      process.removeListener("SIGTERM", stop);
      process.removeListener("SIGINT", stop);
      resolve(name);
    };
    process.on("SIGTERM", stop);
    process.on("SIGINT", stop);
  });
  bot.log.info({ signal }, "stopping");
  await bot.close();
}
