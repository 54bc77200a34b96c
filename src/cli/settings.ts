/** Which settings a command runs under: those of the tree, or of a file the person names. */
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { parseSettings, readSettings, settingsPath } from "../config/repository-settings.ts";
import type { FileTree } from "../connector/file-tree.ts";
import type { ReviewSettings } from "../review/settings.ts";
import { rules } from "../rules/index.ts";
import { type CliContext, Refusal } from "./terminal.ts";

/**
 * @param tree the tree whose settings are in force
 * @param file instead of them; relative to where the command runs
 * @throws {Refusal} when the settings have problems: a review under other settings than meant would mislead
 */
export async function settingsFor(
  tree: FileTree,
  file: string | undefined,
  { cwd }: CliContext,
): Promise<{ readonly settings: ReviewSettings }> {
  const ids = new Set(rules.map((rule) => rule.id));
  const read =
    file === undefined
      ? await readSettings(tree, ids)
      : parseSettings(await bytesOf(resolve(cwd, file)), ids);
  const [first, ...others] = read.problems;
  if (first === undefined) return { settings: read.settings };
  const more = others.length === 0 ? "" : ` (and ${others.length} more)`;
  throw new Refusal(
    `${file ?? settingsPath}:${first.line}:${first.column}: ${first.message}${more}`,
    "Fix the settings file, or pass another with --config.",
  );
}

async function bytesOf(path: string): Promise<Uint8Array> {
  return readFile(path).catch(() => {
    throw new Refusal(
      `There is no settings file ${path}.`,
      "Name a YAML file like .github/connector-review.yml.",
    );
  });
}
