/** Every `x-ms-` member of a swagger with the names that lead to it. */

import type { Node } from "../../connector/node.ts";
import { oncePer } from "../../connector/once.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import { walkSwagger } from "../../connector/swagger/walk.ts";
import { toPointer } from "../../text/json/pointer.ts";
import { quoted } from "../../wording/quoted.ts";
import { namesTo } from "../swagger/_names.ts";

export interface Extension {
  readonly name: string;
  readonly node: Node;
}

/** In the order of the text. What stands inside an extension is not searched: it has members of its own. */
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
export function ownerOf(swagger: Swagger, { node }: Extension): readonly string[] {
  return namesTo(swagger, node.pointer).slice(0, -1);
}

/** "of `GetUser`", "of the document". */
export function whose(owner: readonly string[]): string {
  return owner.length === 0 ? "of the document" : `of ${quoted(owner.join("."))}`;
}
