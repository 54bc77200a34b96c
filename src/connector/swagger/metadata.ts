/** `x-ms-connector-metadata`: a list of named values next to the definition. */
import { items, member, type Node, stringOf } from "../node.ts";
import type { Swagger } from "./swagger.ts";

interface MetadataEntry {
  readonly name: string;
  readonly node: Node;
  /** The member `propertyValue`. */
  readonly value: Node | undefined;
}

export function metadataNode(swagger: Swagger): Node | undefined {
  return member(swagger.root, "x-ms-connector-metadata");
}

/** Names are compared without letter case: a tenth of the published connectors writes "Privacy Policy". */
export function metadataEntry(swagger: Swagger, name: string): MetadataEntry | undefined {
  return metadataEntries(swagger).find((entry) => entry.name.toLowerCase() === name.toLowerCase());
}

function metadataEntries(swagger: Swagger): readonly MetadataEntry[] {
  return items(metadataNode(swagger)).map((node) => ({
    name: stringOf(member(node, "propertyName"))?.trim() ?? "",
    node,
    value: member(node, "propertyValue"),
  }));
}

/** The items of the Categories entry, as written between the semicolons. */
export function categories(swagger: Swagger): readonly string[] {
  const text = stringOf(metadataEntry(swagger, "Categories")?.value) ?? "";
  return text
    .split(";")
    .map((item) => item.trim())
    .filter((item) => item !== "");
}
