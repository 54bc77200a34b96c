/** References by what is expected at their location: a parameter, a response, a schema or something else. */

import { parsePointer } from "../../text/json/pointer.ts";
import { oncePer } from "../once.ts";
import type { PartLabel } from "../part-label.ts";
import { namesTo } from "./names.ts";
import type { Reference, Swagger } from "./swagger.ts";

/** Where the shared parts are that a reference in each role may lead to. */
const prefixes = { parameter: "#/parameters/", response: "#/responses/", schema: "#/definitions/" } as const;

type RoleOfReference = keyof typeof prefixes | "pathItem" | "other";

export interface LocatedReference {
  readonly reference: Reference;
  /** Names, outermost first; the target last. */
  readonly subject: readonly string[];
  /** What holds the reference. */
  readonly owner: PartLabel;
}

/**
 * The references that are where a parameter (a response, a schema) is expected and lead to no shared one; one for each
 * holder and target.
 */
export const strayReferences = oncePer((swagger: Swagger) => {
  const byRole = Map.groupBy(swagger.references(), ({ holder }) =>
    roleOf(parsePointer(holder.pointer) ?? []),
  );
  const strays = (role: keyof typeof prefixes): readonly LocatedReference[] =>
    located(
      swagger,
      (byRole.get(role) ?? []).filter((reference) => !leadsTo(prefixes[role], reference)),
    );
  return { parameter: strays("parameter"), response: strays("response"), schema: strays("schema") };
});

function leadsTo(where: string, { target, resolution }: Reference): boolean {
  return resolution.state === "resolved" && target.startsWith(where);
}

function located(swagger: Swagger, references: readonly Reference[]): readonly LocatedReference[] {
  const found = new Map<string, LocatedReference>();
  for (const reference of references) {
    const segments = parsePointer(reference.holder.pointer) ?? [];
    const names = namesTo(swagger, reference.holder.pointer);
    const subject = [...names, reference.target];
    const key = JSON.stringify(subject);
    if (!found.has(key)) found.set(key, { reference, subject, owner: ownerOf(segments, names) });
  }
  return [...found.values()];
}

function roleOf(segments: readonly string[]): RoleOfReference {
  const [first, second] = segments;
  if (first?.startsWith("x-") === true) return "other";
  if (first === "paths") return roleInPath(segments.slice(2));
  if (first === "parameters" && segments.length === 2 && second !== undefined) return "parameter";
  return first === "responses" && segments.length === 2 ? "response" : "schema";
}

function roleInPath(below: readonly string[]): RoleOfReference {
  if (below.length === 0) return "pathItem";
  const isOfItem = below[0] === "parameters";
  if (isOfItem ? below.length === 2 : below[1] === "parameters" && below.length === 3) return "parameter";
  return below[1] === "responses" && below.length === 3 ? "response" : "schema";
}

/** The first name is the operation's, the path's or the definition's. */
function ownerOf(segments: readonly string[], names: readonly string[]): PartLabel {
  const [name = ""] = names;
  if (segments[0] !== "paths") return { what: `the ${nameOfMap(segments[0] ?? "")}`, name };
  return { what: name === segments[1] ? "the path" : "the operation", name };
}

function nameOfMap(map: string): string {
  const names: ReadonlyMap<string, string> = new Map([
    ["definitions", "definition"],
    ["parameters", "shared parameter"],
    ["responses", "shared response"],
  ]);
  return names.get(map) ?? "part";
}
