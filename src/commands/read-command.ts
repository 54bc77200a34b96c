/** Reads a line that begins with `/connector` as a command, or as a mistake with its correction. */
import { plain } from "../text/escape.ts";
import { didYouMean } from "../wording/did-you-mean.ts";
import { type Command, commandNames, findDefinition } from "./command.ts";
import type { Missing } from "./definition.ts";

/** UTF-16 code units of a line that are read, and of a mistake that is repeated in the answer. */
const maxLine = 1_000;
const maxEcho = 100;

/** @param line without surrounding whitespace; undefined when it does not begin with `/connector` */
export function readCommand(line: string): Command | undefined {
  const match = /^\/connector(?:\s+(.*))?$/i.exec(line.slice(0, maxLine));
  if (match === null) return undefined;
  const [typed = "", ...words] = (match[1] ?? "").split(/\s+/).filter((word) => word !== "");
  if (typed === "") return { kind: "help" };
  const text = plain([typed, ...words].join(" "), maxEcho);
  // Tested before lowercasing: look-alikes in other alphabets can become ASCII letters by it.
  const name = /^([a-z]+)[.!?,:;]*$/i.exec(typed)?.[1]?.toLowerCase() ?? "";
  const command = findDefinition(name)?.read(words);
  if (command !== undefined) return command.kind === "missing" ? mistakeOf(name, command, text) : command;
  const similar = didYouMean(plain(typed, maxEcho), commandNames);
  if (similar === undefined) return { kind: "mistake", text, problem: "", corrected: undefined };
  const intended = findDefinition(similar)?.read(words);
  if (intended?.kind === "missing") return mistakeOf(similar, intended, text);
  return { kind: "mistake", text, problem: "", corrected: [similar, ...words].join(" ").slice(0, maxEcho) };
}

function mistakeOf(name: string, { problem, words }: Missing, text: string): Command {
  return { kind: "mistake", text, problem, corrected: plain(`${name} ${words}`.trim(), 2 * maxEcho) };
}
