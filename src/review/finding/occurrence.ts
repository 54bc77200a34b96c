/** Turns diagnostics into occurrences: lines, columns, identity and value hash, computed for findings only. */
import type { Connector } from "../../connector/connector.ts";
import type { TextFile } from "../../connector/text-file.ts";
import { shortHash } from "../../text/hash.ts";
import { canonical } from "../../text/json/json.ts";
import { type Located, locate } from "../../text/json/locate.ts";
import { parentPointer, valueAt } from "../../text/json/pointer.ts";
import { spanInString } from "../../text/json/string-span.ts";
import type { LineRange, Location, PointerLocation, Span } from "../../text/location.ts";
import { lineRangeOf, makeSource, type Source } from "../../text/source.ts";
import type { Diagnostic } from "../rule/rule.ts";
import type { RuleDiagnostic } from "../run/run-rules.ts";
import type { Compared, Occurrence } from "./finding.ts";
import { fingerprintOf } from "./fingerprint.ts";

/** What one rule found at one location, with the rule that says how bad it is. */
export interface RuleOccurrence extends RuleDiagnostic {
  readonly file: string;
  readonly occurrence: Occurrence;
}

/**
 * @param folder goes into the fingerprints: the connector's folder on the head
 * @param before the connector on the merge base, where lines of what it was are looked up
 * @param renamedFrom its folder there, when it was another one
 * @returns one for each diagnostic, in the same order
 */
export function locateDiagnostics(
  connector: Connector,
  folder: string,
  diagnostics: readonly RuleDiagnostic[],
  before: Connector | null = null,
  renamedFrom: string | null = null,
): RuleOccurrence[] {
  const find = makeFinders(
    connector,
    diagnostics.map(({ diagnostic }) => diagnostic.location),
  );
  const compared = compareDiagnostics(diagnostics, before);
  return diagnostics.map(({ rule, diagnostic }) => {
    const found = find(diagnostic.location);
    const comparison = compared(diagnostic);
    const occurrence: Occurrence = {
      ...found,
      subject: diagnostic.subject.join(" · "),
      message: diagnostic.message,
      fix: diagnostic.fix,
      fingerprint: fingerprintOf(rule.id, folder, diagnostic.subject),
      ...(renamedFrom === null
        ? {}
        : { formerFingerprint: fingerprintOf(rule.id, renamedFrom, diagnostic.subject) }),
      suggestion: null,
      ...(comparison === undefined ? {} : { comparison }),
    };
    return { rule, diagnostic, file: diagnostic.location.file, occurrence };
  });
}

interface Found {
  readonly pointer: string | null;
  readonly range: LineRange | null;
  readonly valueHash: string;
}
type Finder = (location: Location) => Found;

function makeFinders(connector: Connector, locations: readonly Location[]): Finder {
  const finders = new Map<string, Finder>();
  for (const [file, inFile] of Map.groupBy(locations, (location) => location.file)) {
    finders.set(file, makeFinder(connector, file, inFile));
  }
  return (location) =>
    finders.get(location.file)?.(location) ?? { pointer: null, range: null, valueHash: "" };
}

/** What each diagnostic says about the merge base, with the line it has there. */
function compareDiagnostics(
  diagnostics: readonly RuleDiagnostic[],
  before: Connector | null,
): (diagnostic: Diagnostic) => Compared | undefined {
  const locations = diagnostics.flatMap(({ diagnostic }) => diagnostic.comparison?.beforeLocation ?? []);
  const find = before === null ? undefined : makeFinders(before, locations);
  return ({ comparison }) => {
    if (comparison === undefined) return undefined;
    const { beforeLocation: beforeAt, ...rest } = comparison;
    const range = beforeAt === undefined ? null : (find?.(beforeAt).range ?? null);
    return { ...rest, beforeLine: range?.line ?? null };
  };
}

function makeFinder(connector: Connector, file: string, locations: readonly Location[]): Finder {
  const text = textAt(connector, file);
  const blob = connector.files.find((entry) => entry.path === file)?.id ?? "absent";
  if (text === undefined) return () => ({ pointer: null, range: null, valueHash: blob });
  const inJson = makePointerFinder(text, locations);
  return (location) => {
    switch (location.kind) {
      case "file":
        return { pointer: null, range: null, valueHash: blob };
      case "range":
        return findRange(text.source, location);
      case "pointer":
        return inJson(location);
    }
  };
}

/** The text behind a path of the connector; undefined for images and absent files. */
export function textAt(connector: Connector, file: string): TextFile | undefined {
  for (const role of ["swagger", "properties", "readme", "script", "settings"] as const) {
    if (connector.file(role)?.path === file) return connector.text(role);
  }
  return connector.samples.find(({ path }) => path === file);
}

/** The lines of a file of the connector, for excerpts. */
export function sourceAt(connector: Connector, file: string): Source {
  return textAt(connector, file)?.source ?? makeSource(file, "");
}

function findRange(source: Source, span: Span): Found {
  return {
    pointer: null,
    range: lineRangeOf(source, span),
    valueHash: shortHash(source.text.slice(span.start, span.end)),
  };
}

/** A pointer that leads nowhere (a missing member) is at the key of its nearest existing ancestor. */
function makePointerFinder(
  text: TextFile,
  locations: readonly Location[],
): (location: PointerLocation) => Found {
  const { json, source } = text;
  const value = json === undefined || json.state === "unreadable" ? undefined : json.value;
  if (json === undefined || value === undefined) {
    return ({ pointer }) => ({ pointer, range: null, valueHash: "" });
  }
  const existing = new Map<string, string>();
  for (const location of locations) {
    if (location.kind === "pointer" && !existing.has(location.pointer)) {
      existing.set(location.pointer, nearestExisting(value, location.pointer));
    }
  }
  const located = locate(json, new Set(existing.values()));
  const hashes = new Map<string, string>();
  const hashAt = (pointer: string): string => {
    const known = hashes.get(pointer);
    if (known !== undefined) return known;
    const at = valueAt(value, pointer);
    const hash = at === undefined ? "absent" : shortHash(canonical(at));
    hashes.set(pointer, hash);
    return hash;
  };
  return ({ pointer, part, within }) => {
    const target = existing.get(pointer) ?? pointer;
    const at = located.get(target);
    const whole = at === undefined ? undefined : spanOf(at, target === pointer ? part : "key");
    const isPart = within !== undefined && target === pointer && whole === at?.value;
    const span = isPart && whole !== undefined ? spanInString(source.text, whole, within) : whole;
    const range = span === undefined ? null : lineRangeOf(source, span);
    return { pointer, range, valueHash: hashAt(target) };
  };
}

function nearestExisting(value: Parameters<typeof valueAt>[0], pointer: string): string {
  let at: string | undefined = pointer;
  while (at !== undefined && valueAt(value, at) === undefined) at = parentPointer(at);
  return at ?? "";
}

/** Where a reader should look: the key where one is meant; a value that is a whole object shows by its first character only. */
function spanOf(located: Located, part: "key" | "value"): Span {
  if (part === "key" && located.key !== undefined) return located.key;
  return located.value;
}
