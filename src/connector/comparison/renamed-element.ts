/** Whether a member that is gone and a new one next to it are one element under two names. */
import { isObject, type JsonObject, type JsonValue, own } from "../../text/json/json.ts";

/** A name and its value. */
export interface NamedValue {
  readonly name: string;
  readonly value: JsonValue;
}

/**
 * @param before a member that the head does not have
 * @param after a member that the merge base does not have
 * @returns whether the names differ only in letter case and in characters that no identifier has, or the values are
 *   schemas of the same type with the same texts, or with the same properties
 */
export function isRenamed(before: NamedValue, after: NamedValue): boolean {
  if (isSameIdentifier(before.name, after.name)) return true;
  const [one, other] = [before.value, after.value];
  if (!isObject(one) || !isObject(other)) return false;
  if (own(one, "type") !== own(other, "type") || own(one, "$ref") !== own(other, "$ref")) return false;
  return haveSameTexts(one, other) || haveSameProperties(one, other);
}

/** `in_progress]` and `in_progress`, `/users/{id}` and `/users/{key}`. */
function isSameIdentifier(before: string, after: string): boolean {
  const plain = plainName(before);
  return plain !== "" && plain === plainName(after);
}

function plainName(name: string): string {
  return name
    .replace(/\{[^{}]*\}/g, "")
    .replace(/[^\p{L}\p{M}\p{N}]/gu, "")
    .toLowerCase();
}

const texts = ["x-ms-summary", "title", "description"];

function haveSameTexts(one: JsonObject, other: JsonObject): boolean {
  const written = texts.filter((name) => own(one, name) !== undefined || own(other, name) !== undefined);
  return written.length > 0 && written.every((name) => own(one, name) === own(other, name));
}

/** One property in common says nothing: many objects hold just an `id`. */
const minProperties = 2;

function haveSameProperties(one: JsonObject, other: JsonObject): boolean {
  const [mine, theirs] = [own(one, "properties"), own(other, "properties")];
  if (!isObject(mine) || !isObject(theirs)) return false;
  const names = Object.keys(mine);
  return (
    names.length >= minProperties &&
    names.length === Object.keys(theirs).length &&
    names.every((name) => own(theirs, name) !== undefined)
  );
}
