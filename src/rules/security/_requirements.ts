/** Security requirements: which definition, with which scopes, for the document or one operation. */

import { items, member, members, type Node } from "../../connector/node.ts";
import { oncePer } from "../../connector/once.ts";
import type { Swagger } from "../../connector/swagger.ts";
import { quoted } from "../../text/quoted.ts";

export interface Requirement {
  /** Name of the definition it asks for. */
  readonly scheme: string;
  /** The list of scopes. */
  readonly node: Node;
  readonly subject: readonly [string, string];
  /** "of `GetUser`", "of the document". */
  readonly whose: string;
}

export const requirementsOf = oncePer((swagger: Swagger): readonly Requirement[] => {
  const holders = [
    { node: swagger.root, name: "document", whose: "of the document" },
    ...swagger.operations().map(({ node, name }) => ({ node, name, whose: `of ${quoted(name)}` })),
  ];
  return holders.flatMap((holder) =>
    items(member(holder.node, "security"))
      .flatMap((entry) => members(entry))
      .map(({ name, node }) => ({
        scheme: name,
        node,
        subject: [holder.name, name] as const,
        whose: holder.whose,
      })),
  );
});
