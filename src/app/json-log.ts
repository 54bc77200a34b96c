/** The log of the bot: one JSON line an event, on standard output. */
import { type DestinationStream, type Logger, pino } from "pino";

/**
 * Probot and its parts give each logger made of another one a `name` of its own, and pino writes them all: a line with the
 * same key twice, which some log stores refuse.
 */
export function jsonLog(level: string, destination: DestinationStream = pino.destination(1)): Logger {
  return pino({ level, redact: { paths: ["name"], remove: true } }, destination);
}
