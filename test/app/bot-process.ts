/** A bot in a process of its own, to be killed: its settings come as the first message, its URL goes back. */
import { once } from "node:events";
import { startBot } from "../../src/app/main.ts";

const [settings] = await once(process, "message");
const bot = await startBot(settings, { isPatient: false, retryDelay: 1 });
process.send?.({ url: bot.url });
