/** `filterFunctions` in `x-ms-capabilities`: which comparisons a service can make itself. */
import { items, member, type Node } from "../../connector/node.ts";
import { oncePer } from "../../connector/once.ts";
import type { Swagger } from "../../connector/swagger.ts";
import { extensionsOf, ownerOf } from "./_extensions.ts";

export interface FilterFunctions {
  readonly node: Node;
  readonly entries: readonly Node[];
  /** Names of what has the capability, outermost first. */
  readonly owner: readonly string[];
}

export const filterFunctionsOf = oncePer((swagger: Swagger): readonly FilterFunctions[] =>
  extensionsOf(swagger).flatMap((extension) => {
    const node =
      extension.name === "x-ms-capabilities" ? member(extension.node, "filterFunctions") : undefined;
    return node === undefined ? [] : [{ node, entries: items(node), owner: ownerOf(swagger, extension) }];
  }),
);
