/** `filterFunctions` in `x-ms-capabilities`: which comparisons a service can make itself. */

import { extensionsOf, ownerNamesOf } from "../../connector/extensions/extensions.ts";
import { items, member, members, type Node } from "../../connector/node.ts";
import { oncePer } from "../../connector/once.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";

export interface FilterFunctions {
  readonly node: Node;
  readonly entries: readonly Node[];
  /** Names of what has the capability, outermost first. */
  readonly owner: readonly string[];
  /** The extension says nothing else. */
  readonly isAlone: boolean;
}

export const filterFunctionsOf = oncePer((swagger: Swagger): readonly FilterFunctions[] =>
  extensionsOf(swagger).flatMap((extension) => {
    const node =
      extension.name === "x-ms-capabilities" ? member(extension.node, "filterFunctions") : undefined;
    if (node === undefined) return [];
    const isAlone = members(extension.node).length === 1;
    return [{ node, entries: items(node), owner: ownerNamesOf(swagger, extension), isAlone }];
  }),
);
