/** Commands that a fix tells people to run. */
import { plain } from "../text/escape.ts";

/** Longest shellCommand shown, in UTF-16 code units: longer than any path that somebody types. */
const maxCommand = 400;

/** A command to copy; its paths are quoted for a shell, so that nothing in them is a command of its own. */
export function shellCommand(words: readonly string[], paths: readonly string[]): string {
  const quotedPaths = paths.map((path) => `'${path.replaceAll("'", "'\\''")}'`);
  return `\`${plain([...words, ...quotedPaths].join(" "), maxCommand).replaceAll("`", "'")}\``;
}
