import { keyLocationOf, member } from "../../connector/node.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import type { Location } from "../../text/location.ts";

/** Where a reader looks for what the document as a whole lacks: its first line of substance. */
export function documentLocation({ root }: Swagger): Location {
  return keyLocationOf(member(root, "swagger") ?? member(root, "info") ?? root);
}
