/** Security requirements: which definition, with which scopes, for the document or one operation. */

import { items, member, members, type Node } from "../../connector/node.ts";
import { oncePer } from "../../connector/once.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import { quoted } from "../../wording/quoted.ts";

export interface Requirement {
  /** Name of the definition it asks for. */
  readonly scheme: string;
  /** The list of scopes. */
  readonly node: Node;
  readonly subject: readonly [string, string];
  /** "of `GetUser`", "of the document". */
  readonly whose: string;
  readonly holder: "document" | "operation";
  /** The holder asks for nothing else. */
  readonly isAlone: boolean;
}

export const requirementsOf = oncePer((swagger: Swagger): readonly Requirement[] => [
  ...requirementsIn(swagger.root, "document", { holder: "document", whose: "of the document" }),
  ...swagger
    .operations()
    .flatMap(({ node, name }) =>
      requirementsIn(node, name, { holder: "operation", whose: `of ${quoted(name)}` }),
    ),
]);

function requirementsIn(
  node: Node,
  name: string,
  words: Pick<Requirement, "holder" | "whose">,
): readonly Requirement[] {
  const all = items(member(node, "security")).flatMap((entry) => members(entry));
  return all.map((one) => ({
    scheme: one.name,
    node: one.node,
    subject: [name, one.name],
    ...words,
    isAlone: all.length === 1,
  }));
}
