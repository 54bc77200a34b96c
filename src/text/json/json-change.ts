/** What to change in a JSON document, in terms of pointers: how it is written down is edit-json's business. */
import type { JsonValue } from "./json.ts";
import { childPointer } from "./pointer.ts";

/**
 * `set` replaces a value; where there is none it adds a member behind the member `after` (else behind the last), or an
 * item where the pointer ends with "-". `order` puts the named members first. Pointers are those of the document
 * before any of the changes.
 */
export type JsonChange =
  | { readonly kind: "set"; readonly pointer: string; readonly value: JsonValue; readonly after?: string }
  | { readonly kind: "remove"; readonly pointer: string }
  | { readonly kind: "rename"; readonly pointer: string; readonly name: string }
  | { readonly kind: "order"; readonly pointer: string; readonly names: readonly string[] };

/** Replaces the value at the pointer, or adds it. */
export function setValue(pointer: string, value: JsonValue): JsonChange {
  return { kind: "set", pointer, value };
}

/** Replaces the member of the object at the pointer, or adds it behind the member `after`. */
export function setMember(pointer: string, name: string, value: JsonValue, after?: string): JsonChange {
  const at = childPointer(pointer, name);
  return { kind: "set", pointer: at, value, ...(after === undefined ? {} : { after }) };
}

/** Adds an item at the end of the list at the pointer. */
export function appendItem(pointer: string, value: JsonValue): JsonChange {
  return { kind: "set", pointer: childPointer(pointer, "-"), value };
}

/** Removes the member or item at the pointer. */
export function removeAt(pointer: string): JsonChange {
  return { kind: "remove", pointer };
}

/** Gives the member at the pointer another name; its position and value stay. */
export function renameKey(pointer: string, name: string): JsonChange {
  return { kind: "rename", pointer, name };
}

/** Puts the named members of the object at the pointer first, in this order; the others follow as they are. */
export function orderMembers(pointer: string, names: readonly string[]): JsonChange {
  return { kind: "order", pointer, names };
}
