/** The log of the bot: one JSON line an event, on standard output. */
import { type DestinationStream, type Logger, pino } from "pino";
import { describeError } from "../pull-request/own-failure.ts";

/**
 * Probot gives every child logger a `name`, and pino writes all of them: some log stores refuse a line that has a key twice.
 * Probot also attaches the whole event to an error of a handler: of an error only message and stack are written.
 */
export function jsonLog(level: string, destination: DestinationStream = pino.destination(1)): Logger {
  const redact = { paths: ["name"], remove: true };
  return pino({ level, redact, serializers: { err: describeError } }, destination);
}
