import { keyPlaceOf, member } from "../../connector/node.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import type { Place } from "../../text/location.ts";

/** Where a reader looks for what the document as a whole lacks: its first line of substance. */
export function placeOfDocument({ root }: Swagger): Place {
  return keyPlaceOf(member(root, "swagger") ?? member(root, "info") ?? root);
}
