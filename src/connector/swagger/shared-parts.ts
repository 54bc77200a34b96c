/** Shared parameters and shared responses, and the references to them that fail. */
import { member, type Node, stringOf } from "../node.ts";
import { type LocatedReference, strayReferences } from "./stray-references.ts";
import type { Named, Swagger } from "./swagger.ts";

type SharedKind = "parameter" | "response";

function prefixOf(kind: SharedKind): string {
  return `#/${kind}s/`;
}

export function sharedParts(swagger: Swagger, kind: SharedKind): readonly Named[] {
  return kind === "parameter" ? swagger.sharedParameters() : swagger.sharedResponses();
}

/** References to shared parts that do not exist; `name` is the missing one. */
export function missingShared(
  swagger: Swagger,
  kind: SharedKind,
): readonly (LocatedReference & { readonly name: string })[] {
  const prefix = prefixOf(kind);
  return strayReferences(swagger)[kind].flatMap((stray) => {
    const { resolution, target } = stray.reference;
    const isMissing = resolution.state === "missing" && target.startsWith(prefix);
    return isMissing ? [{ ...stray, name: target.slice(prefix.length) }] : [];
  });
}

/** References within the document that lead elsewhere than to shared parts. */
export function outsideShared(swagger: Swagger, kind: SharedKind): readonly LocatedReference[] {
  return strayReferences(swagger)[kind].filter(
    ({ reference: { target } }) => target.startsWith("#/") && !target.startsWith(prefixOf(kind)),
  );
}

/** Shared parts that are references themselves. */
export function referringShared(
  swagger: Swagger,
  kind: SharedKind,
): readonly { readonly name: string; readonly reference: Node; readonly target: string }[] {
  return sharedParts(swagger, kind).flatMap(({ name, node }) => {
    const reference = member(node, "$ref");
    const target = stringOf(reference);
    return reference === undefined || target === undefined ? [] : [{ name, reference, target }];
  });
}
