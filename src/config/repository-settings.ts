/** The settings file of a repository: read, checked against its schema, with a location for every problem. */
import { LineCounter, parseDocument } from "yaml";
import type { FileTree } from "../connector/file-tree.ts";
import type { Severity } from "../review/finding/finding.ts";
import { defaultSettings, type ReviewSettings, type SettingsWaiver } from "../review/settings.ts";
import { decode } from "../text/encoding/decode.ts";
import type { SettingsProblem } from "./settings-problem.ts";
import { settingsProblemsOf } from "./settings-problems.ts";

/** Where a repository keeps its settings. */
export const settingsPath = ".github/connector-review.yml";

/** Largest settings file we read, in bytes. */
const maxSettingsBytes = 64 * 1024;
/** An alias may stand for something large, and a few of aliases of aliases for gigabytes. */
const maxAliasCount = 20;

export interface RepositorySettings {
  /** The defaults when the file is absent or has problems. */
  readonly settings: ReviewSettings;
  /** In the order of the file; empty when there is nothing to fix. */
  readonly problems: readonly SettingsProblem[];
  readonly isPresent: boolean;
}

/**
 * The settings a tree carries. Hand in the base branch's tree for the settings in force, and the head's for what a
 * pull request makes of them.
 * @param ruleIds every rule's id: others are reported as unknown
 */
export async function readSettings(
  tree: FileTree,
  ruleIds: ReadonlySet<string>,
): Promise<RepositorySettings> {
  const { entries } = await tree.list();
  const entry = entries.find((each) => each.path === settingsPath && each.kind === "file");
  if (entry === undefined) return { settings: defaultSettings, problems: [], isPresent: false };
  const content = await tree.read(entry, maxSettingsBytes);
  switch (content.state) {
    case "read":
      return { ...parseSettings(content.bytes, ruleIds), isPresent: true };
    case "too-large":
      return { ...tooLarge(content.size), isPresent: true };
    case "absent":
      return { settings: defaultSettings, problems: [], isPresent: false };
    default:
      throw new Error(`Unknown state of content: ${JSON.stringify(content satisfies never)}`);
  }
}

/** Reads the bytes of a settings file. Never throws: a broken file is its problems and the default settings. */
export function parseSettings(
  bytes: Uint8Array,
  ruleIds: ReadonlySet<string>,
): Omit<RepositorySettings, "isPresent"> {
  if (bytes.length > maxSettingsBytes) return tooLarge(bytes.length);
  const decoded = decode(bytes);
  if (decoded.encoding === "binary") return broken([{ line: 1, column: 1, message: "The file is no text." }]);
  const lines = new LineCounter();
  try {
    const document = parseDocument(decoded.text, {
      lineCounter: lines,
      prettyErrors: false,
      stringKeys: true,
      merge: false,
      version: "1.2",
    });
    const value: unknown =
      document.errors.length > 0 ? null : document.toJS({ maxAliasCount, mapAsMap: false });
    const problems = settingsProblemsOf(document, value, lines, ruleIds);
    if (problems.length > 0) return broken(problems);
    return { settings: settingsFrom(value), problems: [] };
  } catch (error) {
    // The parser has no answer for lists in lists by the thousand and for alias bombs but to throw.
    if (!(error instanceof RangeError || error instanceof ReferenceError)) throw error;
    const message = "The file is nested too deeply or repeats aliases too often; write it out plainly.";
    return broken([{ line: 1, column: 1, message }]);
  }
}

function tooLarge(size: number): Omit<RepositorySettings, "isPresent"> {
  const message = `The file has ${size} bytes; at most ${maxSettingsBytes} are read.`;
  return broken([{ line: 1, column: 1, message }]);
}

function broken(problems: readonly SettingsProblem[]): Omit<RepositorySettings, "isPresent"> {
  return { settings: defaultSettings, problems };
}

/** The shape the schema guarantees. */
interface SettingsFile
  extends Pick<ReviewSettings, "comments" | "labels" | "language" | "words" | "hosts" | "publishers"> {
  readonly roots?: ReviewSettings["roots"];
  readonly preset?: ReviewSettings["preset"];
  readonly ignore?: readonly string[];
  readonly rules?: Readonly<Record<string, Severity | "off">>;
  readonly waivers?: readonly (Omit<SettingsWaiver, "paths"> & { readonly paths?: readonly string[] })[];
}

function settingsFrom(value: unknown): ReviewSettings {
  // Checked by the schema just before; an empty file is null.
  const file = (value ?? {}) as SettingsFile;
  const { comments, labels, language, words, hosts, publishers } = file;
  return {
    roots: (file.roots ?? []).map(({ path, kind }) => ({ path: plainPath(path), kind })),
    preset: file.preset ?? defaultSettings.preset,
    ignore: file.ignore ?? defaultSettings.ignore,
    severities: file.rules ?? defaultSettings.severities,
    ...(file.waivers === undefined ? {} : { waivers: file.waivers.map(waiverFrom).filter(isInForce) }),
    ...given({ comments, labels, language, words, hosts, publishers }),
  };
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Only what the file has: an absent key is no key without a value. */
function given<T extends object>(values: T): Given<T> {
  // Filtered just here.
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Given<T>;
}

function waiverFrom({ paths, ...waiver }: NonNullable<SettingsFile["waivers"]>[number]): SettingsWaiver {
  return { ...waiver, paths: (paths ?? []).map(plainPath) };
}

function isInForce({ until }: SettingsWaiver): boolean {
  return until >= new Date().toISOString().slice(0, 10);
}

/** `./connectors/` and `connectors` are the same folder; `.` is the repository itself, the empty path. */
function plainPath(path: string): string {
  return path
    .split("/")
    .filter((part) => part !== "" && part !== ".")
    .join("/");
}
