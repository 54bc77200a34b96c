/** The range of a credential inside a longer text: what is around it is no secret, and stays readable in a review. */
import type { Connector } from "../../connector/connector.ts";
import type { TextFile } from "../../connector/text-file.ts";
import type { Diagnostic } from "../../review/rule/rule.ts";
import { locate } from "../../text/json/locate.ts";
import { atRange, type Location } from "../../text/location.ts";

export interface FoundSecret {
  readonly diagnostic: Diagnostic;
  /** As the value has it; what the location names holds it. */
  readonly secret: string;
}

/** The diagnostics in the same order, each at its secret alone where the file shows it as it is. */
export function atSecrets(connector: Connector, found: readonly FoundSecret[]): readonly Diagnostic[] {
  const inFiles = new Map<string, (one: FoundSecret) => Location>();
  for (const [file, inFile] of Map.groupBy(found, ({ diagnostic }) => diagnostic.location.file))
    inFiles.set(file, finderIn(fileAt(connector, file), inFile));
  return found.map((one) => ({
    ...one.diagnostic,
    location: inFiles.get(one.diagnostic.location.file)?.(one) ?? one.diagnostic.location,
  }));
}

function finderIn(file: TextFile | undefined, found: readonly FoundSecret[]): (one: FoundSecret) => Location {
  const pointers = found.flatMap(({ diagnostic: { location } }) =>
    location.kind === "pointer" ? [location.pointer] : [],
  );
  const located = file?.json === undefined ? undefined : locate(file.json, pointers);
  return ({ diagnostic: { location }, secret }) => {
    const value = location.kind === "pointer" ? located?.get(location.pointer)?.value : undefined;
    if (file === undefined || value === undefined) return location;
    const written = file.source.text.slice(value.start + 1, value.end - 1);
    const as = JSON.stringify(secret).slice(1, -1);
    const at = written.indexOf(as);
    // The whole value keeps its pointer: its name is part of what people see.
    if (at === -1 || written === as) return location;
    const start = value.start + 1 + at;
    return atRange(file.path, { start, end: start + as.length });
  };
}

function fileAt(connector: Connector, path: string): TextFile | undefined {
  const roles = (["swagger", "properties"] as const).map((role) => connector.text(role));
  return roles.find((file) => file?.path === path);
}
