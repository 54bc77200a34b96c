/** What is called wrong where a value breaks the schema: the member itself, and not what holds it. */
import { namesTo } from "../../connector/swagger/names.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import { isArray } from "../../text/json/json.ts";
import { parentPointer, parsePointer, valueAt } from "../../text/json/pointer.ts";
import { quoted } from "../../wording/quoted.ts";

interface MemberLabel {
  /** Its identity: names on the way to it, its own last. */
  readonly names: readonly string[];
  /** At the beginning of a sentence: "The `responses` of `ListInvoices`". */
  readonly label: string;
}

/** The member that the pointer (RFC 6901) leads to. */
export function labelAt(swagger: Swagger, pointer: string): MemberLabel {
  const own = parsePointer(pointer)?.at(-1);
  const above = parentPointer(pointer);
  if (own === undefined || above === undefined) return { names: ["document"], label: "The document" };
  const [owners, names] = [namesTo(swagger, above), namesTo(swagger, pointer)];
  if (isArray(valueAt(swagger.root.value, above)) && names.length === owners.length) {
    const list = labelAt(swagger, above);
    return { names: [...list.names, "entry"], label: `An entry of t${list.label.slice(1)}` };
  }
  // What only holds others is no name on the way, yet it is the name of what is wrong.
  const all = names.length === owners.length ? [...names, own] : names;
  const owner = all.slice(0, -1).join(".");
  const of = owner === "" ? "the document" : quoted(owner);
  return { names: all, label: `The ${quoted(all.at(-1) ?? own)} of ${of}` };
}
