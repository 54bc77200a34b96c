/** A location for what concerns a document as a whole. */
import type { Location } from "../../text/location.ts";
import { keyLocationOf, member } from "../node.ts";
import type { Swagger } from "./swagger.ts";

/** Where a reader looks for what the document as a whole lacks: its first line of substance. */
export function documentLocation({ root }: Swagger): Location {
  return keyLocationOf(member(root, "swagger") ?? member(root, "info") ?? root);
}
