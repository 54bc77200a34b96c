/** Reviews one connector of a memory tree with all rules: as if it were new, or against what it was. */
import { isUtf8 } from "node:buffer";
import type { Connector, Kind } from "../../src/connector/connector.ts";
import type { ConnectorIndex } from "../../src/connector/index/index-of-connectors.ts";
import { readConnector } from "../../src/connector/read-connector.ts";
import type { ConnectorReview } from "../../src/review/finding/finding.ts";
import { connectorRules, type Rule } from "../../src/review/rule/rule.ts";
import { reviewWithReference } from "../../src/review/run/reference.ts";
import { defaultSettings, type ReviewSettings } from "../../src/review/settings.ts";
import { rules as allRules } from "../../src/rules/index.ts";
import { duplicateKeys } from "../../src/text/json/duplicate-keys.ts";
import { parseJson } from "../../src/text/json/parse-json.ts";
import { makeSource } from "../../src/text/source.ts";
import { memoryTree } from "./memory-tree.ts";

type Files = Readonly<Record<string, string | Uint8Array>>;

interface ReviewedAs {
  readonly folder: string;
  readonly kind: Kind;
  readonly rules?: readonly Rule[];
  /** The same files on the merge base; without them the connector is new. */
  readonly before?: Files | undefined;
  /** The other connectors of the repository. */
  readonly index?: ConnectorIndex | undefined;
  readonly settings?: ReviewSettings;
}

export async function reviewFiles(
  files: Files,
  { folder, kind, rules = allRules, before, index, settings = defaultSettings }: ReviewedAs,
): Promise<ConnectorReview> {
  return reviewWithReference(connectorRules(rules), settings, {
    before: before === undefined ? null : await connectorOf(before, folder, kind),
    after: await connectorOf(files, folder, kind),
    change: before === undefined ? "added" : "changed",
    renamedFrom: null,
    ...(index === undefined ? {} : { index: { state: "ready", view: index } }),
  });
}

/** The connector that these files are. */
export async function connectorOf(files: Files, folder: string, kind: Kind): Promise<Connector> {
  const tree = memoryTree(files);
  const { entries } = await tree.list();
  const inside = entries.filter((entry) => folder === "" || entry.path.startsWith(`${folder}/`));
  return readConnector(tree, { folder, kind, entries: inside });
}

/** Every JSON file with its members in reverse order, four blanks of indentation and CRLF; others get CRLF only. */
export function reformatted(files: Files): Record<string, string | Uint8Array> {
  return Object.fromEntries(
    Object.entries(files).map(([path, content]) => {
      if (/\.(?:png|jpe?g|gif)$/i.test(path)) return [path, content];
      if (typeof content !== "string" && !isUtf8(content)) return [path, content];
      const text = typeof content === "string" ? content : Buffer.from(content).toString("utf8");
      return [path, (path.endsWith(".json") ? reordered(text) : text).replace(/\r?\n/g, "\r\n")];
    }),
  );
}

/** Text that is no JSON or repeats keys stays as it is: then the rule is about exactly that. */
function reordered(text: string): string {
  if (duplicateKeys(parseJson(makeSource("", text))).length > 0) return text;
  // So does text whose layout the rule is about.
  if (/^\t|[ \t]\n/m.test(text)) return text;
  try {
    // White space at the end stays: there are rules about the size of files.
    const end = text.slice(text.trimEnd().length);
    return `${JSON.stringify(reverseMembers(JSON.parse(text)), null, 4)}${end}`;
  } catch {
    return text;
  }
}

function reverseMembers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reverseMembers);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reverseMembers(member)]),
  );
}
