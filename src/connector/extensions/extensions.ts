/** Every `x-ms-` member of a swagger with the names that lead to it. */

import { toPointer } from "../../text/json/pointer.ts";
import type { Node } from "../node.ts";
import { oncePer } from "../once.ts";
import { namesTo } from "../swagger/names.ts";
import type { Swagger } from "../swagger/swagger.ts";
import { walkSwagger } from "../swagger/walk.ts";

export interface Extension {
  readonly name: string;
  readonly node: Node;
}

/** In the order of the text. What is inside an extension is not searched: it has members of its own. */
export const extensionsOf = oncePer((swagger: Swagger): readonly Extension[] => {
  const { file, root } = swagger;
  const found: Extension[] = [];
  walkSwagger(root.value, {
    keyword(name, value, path) {
      if (!/^x-ms-/i.test(name)) return true;
      found.push({ name, node: { value, file, pointer: toPointer([...path, name]) } });
      return false;
    },
  });
  return found;
});

/** Names for messages and subjects; the document's own extensions belong to "the document". */
export function ownerNamesOf(swagger: Swagger, { node }: Extension): readonly string[] {
  return namesTo(swagger, node.pointer).slice(0, -1);
}
