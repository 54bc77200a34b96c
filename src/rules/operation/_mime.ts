/** Every content type a swagger names, with what names it. */

import { items, member, type Node } from "../../connector/node.ts";
import { oncePer } from "../../connector/once.ts";
import type { Operation, Swagger } from "../../connector/swagger/swagger.ts";
import { quoted } from "../../wording/quoted.ts";

/** What the validator takes without a word. */
export const supportedTypes: ReadonlySet<string> = new Set([
  "application/json",
  "text/plain",
  "multipart/form-data",
  "application/x-www-form-urlencoded",
]);

/** A content type without its parameters. */
export function bareType(text: string): string {
  return (text.split(";")[0] ?? "").trim().toLowerCase();
}

export interface MimeType {
  readonly node: Node;
  /** The operation (or `document`) and the list. */
  readonly subject: readonly [string, "consumes" | "produces"];
  /** Undefined in the document's own lists. */
  readonly operation: Operation | undefined;
  /** "in `consumes` of `GetUser`". */
  readonly owner: string;
  /** All of the list, itself included. */
  readonly list: readonly Node[];
}

/** Entries of `consumes` and `produces`, the document's first. */
export const mimeTypes = oncePer((swagger: Swagger): readonly MimeType[] => {
  const holders = [
    { node: swagger.root, name: "document", owner: "of the document", operation: undefined },
    ...swagger.operations().map((operation) => ({
      node: operation.node,
      name: operation.name,
      owner: `of ${quoted(operation.name)}`,
      operation,
    })),
  ];
  return holders.flatMap((holder) =>
    (["consumes", "produces"] as const).flatMap((list) =>
      items(member(holder.node, list)).map((node, _, all) => ({
        node,
        list: all,
        operation: holder.operation,
        subject: [holder.name, list] as const,
        owner: `in \`${list}\` ${holder.owner}`,
      })),
    ),
  );
});
