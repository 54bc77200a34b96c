/** A JSON value together with where it is. Rules walk nodes and never lose the location. */
import {
  asArray,
  asBoolean,
  asNumber,
  asObject,
  asString,
  isObject,
  type JsonObject,
  type JsonValue,
  own,
} from "../text/json/json.ts";
import { childPointer } from "../text/json/pointer.ts";
import { atPointer, inString, type Location } from "../text/location.ts";

export interface Node {
  readonly value: JsonValue;
  readonly file: string;
  readonly pointer: string;
}

/** Where the value is. */
export function locationOf(node: Node): Location {
  return atPointer(node.file, node.pointer);
}

/** Where a word of a text is; the whole text when it isn't in it as it is written. */
export function wordLocation(node: Node, word: string): Location {
  const start = stringOf(node)?.indexOf(word) ?? -1;
  if (start === -1 || word === "") return locationOf(node);
  return inString(node.file, node.pointer, { start, end: start + word.length });
}

/** Where the member's name is: `"get"` in `"get": { … }`. */
export function keyLocationOf(node: Node): Location {
  return atPointer(node.file, node.pointer, "key");
}

/** The member `name` of an object; undefined when there is none or the node is no object. */
export function member(node: Node | undefined, name: string): Node | undefined {
  if (node === undefined || !isObject(node.value)) return undefined;
  const value = own(node.value, name);
  return value === undefined ? undefined : new ChildNode(node, name, value);
}

/** All members of an object in the order of the text; none when the node is no object. */
export function members(node: Node | undefined): readonly { readonly name: string; readonly node: Node }[] {
  if (node === undefined || !isObject(node.value)) return [];
  const object: JsonObject = node.value;
  return Object.keys(object).map((name) => ({ name, node: new ChildNode(node, name, object[name] ?? null) }));
}

/** All items of an array; none when the node is no array. */
export function items(node: Node | undefined): readonly Node[] {
  const array = asArray(node?.value);
  if (node === undefined || array === undefined) return [];
  return array.map((value, index) => new ChildNode(node, String(index), value));
}

export function stringOf(node: Node | undefined): string | undefined {
  return asString(node?.value);
}

export function numberOf(node: Node | undefined): number | undefined {
  return asNumber(node?.value);
}

export function booleanOf(node: Node | undefined): boolean | undefined {
  return asBoolean(node?.value);
}

export function objectOf(node: Node | undefined): JsonObject | undefined {
  return asObject(node?.value);
}

/** Rules look at millions of nodes and report few: the pointer is written out when somebody asks for it. */
class ChildNode implements Node {
  readonly value: JsonValue;
  readonly file: string;
  private readonly holder: Node;
  private readonly name: string;
  private known: string | undefined;

  constructor(holder: Node, name: string, value: JsonValue) {
    this.value = value;
    this.file = holder.file;
    this.holder = holder;
    this.name = name;
    this.known = undefined;
  }

  get pointer(): string {
    this.known ??= childPointer(this.holder.pointer, this.name);
    return this.known;
  }
}

/** The member of this name in any letter case; exactly this spelling is preferred. */
export function memberIgnoringCase(node: Node | undefined, name: string): Node | undefined {
  const lower = name.toLowerCase();
  return member(node, name) ?? members(node).find((one) => one.name.toLowerCase() === lower)?.node;
}
