import { isArray, isObject, type JsonValue, own } from "./json.ts";

/** JSON pointers as in RFC 6901: "" is the whole document, "/paths/~1users/get" the segments paths, /users, get. */
export function toPointer(segments: Iterable<string | number>): string {
  let pointer = "";
  for (const segment of segments) pointer += `/${escapeSegment(segment)}`;
  return pointer;
}

/** The pointer of something below `pointer`. */
export function childPointer(pointer: string, ...segments: readonly (string | number)[]): string {
  return pointer + toPointer(segments);
}

/** The unescaped segments, or undefined when the text is not a pointer (it does not begin with a slash). */
export function parsePointer(pointer: string): string[] | undefined {
  if (pointer === "") return [];
  if (!pointer.startsWith("/")) return undefined;
  return pointer
    .slice(1)
    .split("/")
    .map((segment) =>
      segment.includes("~") ? segment.replaceAll("~1", "/").replaceAll("~0", "~") : segment,
    );
}

/** The pointer of the element that holds this one; undefined for the whole document. */
export function parentPointer(pointer: string): string | undefined {
  const slash = pointer.lastIndexOf("/");
  return slash === -1 ? undefined : pointer.slice(0, slash);
}

/** The pointer a local `$ref` ("#/definitions/User") means, percent signs decoded; undefined for any other ref. */
export function pointerOfRef(ref: string): string | undefined {
  if (ref !== "#" && !ref.startsWith("#/")) return undefined;
  const fragment = ref.slice(1);
  if (!fragment.includes("%")) return fragment;
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment; // a bare percent sign: JSON Schema tools take it literally
  }
}

/** What is at the pointer. Only own properties and real array elements are found. */
export function valueAt(value: JsonValue, pointer: string): JsonValue | undefined {
  const segments = parsePointer(pointer);
  if (segments === undefined) return undefined;
  let found: JsonValue | undefined = value;
  for (const segment of segments) {
    if (found === undefined) return undefined;
    found = step(found, segment);
  }
  return found;
}

function step(value: JsonValue, segment: string): JsonValue | undefined {
  if (isObject(value)) return own(value, segment);
  if (isArray(value) && /^(?:0|[1-9]\d{0,8})$/.test(segment)) return value[Number(segment)];
  return undefined;
}

function escapeSegment(segment: string | number): string {
  const text = String(segment);
  return text.includes("~") || text.includes("/") ? text.replaceAll("~", "~0").replaceAll("/", "~1") : text;
}
