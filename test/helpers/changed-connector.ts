/** Reviews a clean connector after a few changes: for tables of inputs that differ in one place. */
import { applyPatch, type Operation } from "rfc6902";
import { expect } from "vitest";
import type { Kind } from "../../src/connector/connector.ts";
import type { Finding } from "../../src/review/finding/finding.ts";
import { type CleanConnector, cleanConnectors, readCleanConnector } from "./cases.ts";
import { reviewFiles } from "./review-files.ts";

export interface ConnectorChanges {
  readonly kind?: Kind;
  readonly definition?: readonly Operation[];
  readonly properties?: readonly Operation[];
  readonly readme?: (text: string) => string;
  /** Other files, by name. */
  readonly files?: Readonly<Record<string, string>>;
  /** Changes that the merge base has; with them the connector is compared. */
  readonly before?: readonly Operation[];
}

/** What a review finds in a clean connector after the changes. */
export async function findingsAfter(
  name: CleanConnector,
  changes: ConnectorChanges,
): Promise<readonly Finding[]> {
  const files = changedFiles(name, changes);
  const { kind = cleanConnectors[name], before } = changes;
  const earlier = before && { before: changedFiles(name, { definition: before }) };
  return (await reviewFiles(files, { folder: "", kind, ...earlier })).findings;
}

/** The same as `error rule/id: message fix`. */
export async function messagesAfter(
  name: CleanConnector,
  changes: ConnectorChanges,
): Promise<readonly string[]> {
  const findings = await findingsAfter(name, changes);
  return findings.flatMap(({ rule, severity, occurrences }) =>
    occurrences.map(({ message, fix }) => `${severity} ${rule}: ${message} ${fix}`),
  );
}

/** JSON Patch: sets a value. */
export const set = (path: string, value: unknown): Operation => ({ op: "add", path, value });

/**
 * A connector's files after changes of its definition and its properties.
 * @throws when a change fits nowhere
 */
export function patched(
  original: Iterable<readonly [string, Uint8Array]>,
  definition: readonly Operation[],
  properties: readonly Operation[] = [],
): Record<string, Uint8Array | string> {
  const files: Record<string, Uint8Array | string> = Object.fromEntries(original);
  const changes = { "apiDefinition.swagger.json": definition, "apiProperties.json": properties };
  for (const [file, operations] of Object.entries(changes)) {
    const document: unknown = JSON.parse(Buffer.from(files[file] ?? "").toString("utf8"));
    expect(applyPatch(document, [...operations]).filter((result) => result !== null)).toEqual([]);
    files[file] = `${JSON.stringify(document, null, 2)}\n`;
  }
  return files;
}

function changedFiles(
  name: CleanConnector,
  { definition = [], properties = [], readme = (text) => text, files: others = {} }: ConnectorChanges,
): Record<string, Uint8Array | string> {
  const files = patched(readCleanConnector(name), definition, properties);
  files["readme.md"] = readme(Buffer.from(files["readme.md"] ?? "").toString("utf8"));
  return { ...files, ...others };
}
