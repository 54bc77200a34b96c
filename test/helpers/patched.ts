/** A clean connector's files after a few changes of its definition and its properties. */
import { applyPatch, type Operation } from "rfc6902";
import { expect } from "vitest";

/** @throws when a change fits nowhere */
export function patched(
  files: Iterable<readonly [string, Uint8Array]>,
  definition: readonly Operation[],
  properties: readonly Operation[] = [],
): Record<string, Uint8Array | string> {
  const all: Record<string, Uint8Array | string> = Object.fromEntries(files);
  const changes = { "apiDefinition.swagger.json": definition, "apiProperties.json": properties };
  for (const [file, operations] of Object.entries(changes)) {
    const document: unknown = JSON.parse(Buffer.from(all[file] ?? "").toString("utf8"));
    expect(applyPatch(document, [...operations]).filter((result) => result !== null)).toEqual([]);
    all[file] = JSON.stringify(document, null, 2);
  }
  return all;
}
