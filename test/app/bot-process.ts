/** A bot in a process of its own, to be stopped or killed: its settings come as the first message, its URL goes back. */
import { once } from "node:events";
import { startBot } from "../../src/app/main.ts";
import { untilStopped } from "../../src/app/until-stopped.ts";

const [settings] = await once(process, "message");
const bot = await startBot(settings, { isThrottled: false, isolation: "none", retryDelay: 1 });
process.send?.({ url: bot.url });
await untilStopped(bot);
// The channel to the test is all that could keep the process alive.
process.disconnect();
