/** Whether an update is minor by the official list: texts, contact, looks and ownership only. */

import { isArray, isObject, type JsonObject, type JsonValue, own } from "../../text/json/json.ts";
import type { FileEntry } from "../file-tree.ts";
import { mapMembers } from "../swagger/walk.ts";
import type { Comparison, Side } from "./comparison.ts";

interface Document {
  /** Keywords that may change in a minor update. */
  readonly texts: ReadonlySet<string>;
  /** Members whose own members are names, not keywords: a property may be called `description`. */
  readonly maps: ReadonlySet<string>;
}

const swaggerDocument: Document = {
  texts: new Set(["description", "summary", "x-ms-summary", "contact"]),
  maps: new Set([...mapMembers, "scopes"]),
};
const propertiesDocument: Document = {
  texts: new Set(["description", "tooltip", "iconBrandColor", "publisher", "stackOwner"]),
  maps: new Set(["connectionParameters", "customParameters", "parameters"]),
};

/** False as well when nothing changed at all, or only the order and spacing of what is written. */
export function isMinorUpdate({ before, after }: Comparison): boolean {
  const swagger = difference(before.swagger.root.value, after.swagger.root.value, swaggerDocument);
  const properties = difference(
    before.properties?.root.value ?? null,
    after.properties?.root.value ?? null,
    propertiesDocument,
  );
  const script = before.connector.file("script")?.id === after.connector.file("script")?.id;
  if (swagger === "other" || properties === "other" || !script) return false;
  return swagger === "texts" || properties === "texts" || looksOf(before) !== looksOf(after);
}

function looksOf({ connector }: Side): string {
  const files: readonly (FileEntry | undefined)[] = [connector.file("readme"), connector.file("icon")];
  return files.map((file) => file?.id ?? "").join(" ");
}

type Difference = "none" | "texts" | "other";

/** Ends at the first thing that is no text. Recurses as deep as the documents are nested, which parseJson limits. */
function difference(one: JsonValue, other: JsonValue, document: Document, isMap = false): Difference {
  if (isArray(one) && isArray(other) && one.length === other.length) {
    return worst(one.keys(), (index) => difference(one[index] ?? null, other[index] ?? null, document));
  }
  if (isObject(one) && isObject(other)) return inMembers(one, other, document, isMap);
  return one === other ? "none" : "other";
}

function inMembers(one: JsonObject, other: JsonObject, document: Document, isMap: boolean): Difference {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return worst(names, (name) => {
    const [old, now] = [own(one, name), own(other, name)];
    const isText = !isMap && document.texts.has(name);
    if (old === undefined || now === undefined) return isText ? "texts" : "other";
    const found = difference(old, now, document, !isMap && document.maps.has(name));
    return isText && found !== "none" ? "texts" : found;
  });
}

function worst<Key>(keys: Iterable<Key>, differenceAt: (key: Key) => Difference): Difference {
  let found: Difference = "none";
  for (const key of keys) {
    const here = differenceAt(key);
    if (here === "other") return here;
    if (here === "texts") found = here;
  }
  return found;
}
