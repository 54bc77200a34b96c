/** Whether a value of one document means exactly the same in the other: equal text, and equal behind every reference. */
import {
  isArray,
  isObject,
  type JsonArray,
  type JsonObject,
  type JsonValue,
  own,
} from "../../text/json/json.ts";
import { pointerOfRef, valueAt } from "../../text/json/pointer.ts";
import { refOf } from "../swagger/references.ts";
import type { Reference, Swagger } from "../swagger/swagger.ts";

export type IsSame = (before: JsonValue, after: JsonValue) => boolean;

/**
 * Each pair of objects is looked at twice at most, however often it is asked about: comparing stays linear in the size of
 * the documents. False only means: not verified equal.
 */
export function makeIsSame(before: Swagger, after: Swagger): IsSame {
  const changed = changedTargets(before, after);
  return makeEquals((target) => !changed.has(target));
}

/** Every target of a reference whose meaning differs, because its text does or that of something it refers to. */
function changedTargets(before: Swagger, after: Swagger): ReadonlySet<string> {
  const equals = makeEquals(() => true);
  const references = [...before.references(), ...after.references()];
  const targets = new Set(references.map(({ target }) => target));
  const changed = new Set<string>();
  for (const target of targets) {
    const [one, other] = [targetOf(before, target), targetOf(after, target)];
    if (one === undefined || other === undefined || !equals(one, other)) changed.add(target);
  }
  const usedBy = usersOf(references, targets);
  const open = [...changed];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const owner of usedBy.get(next) ?? []) {
      if (!changed.has(owner)) open.push(owner);
      changed.add(owner);
    }
  }
  return changed;
}

/** For each target the targets that refer to it somewhere inside. */
function usersOf(
  references: readonly Reference[],
  targets: ReadonlySet<string>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const usedBy = new Map<string, Set<string>>();
  for (const { target, holder } of references) {
    const owners = usedBy.get(target) ?? new Set();
    for (const owner of ownersOf(holder.pointer)) if (targets.has(owner)) owners.add(owner);
    usedBy.set(target, owners);
  }
  return usedBy;
}

function targetOf(swagger: Swagger, target: string): JsonValue | undefined {
  const pointer = pointerOfRef(target);
  return pointer === undefined ? undefined : valueAt(swagger.root.value, pointer);
}

/** Everything the pointer lies in, as references would spell it. */
function ownersOf(pointer: string): readonly string[] {
  const owners: string[] = [];
  for (let end = pointer.length; end > 0; end = pointer.lastIndexOf("/", end - 1)) {
    owners.push(`#${pointer.slice(0, end)}`);
  }
  return owners;
}

function makeEquals(isSameTarget: (target: string) => boolean): IsSame {
  const known = new WeakMap<object, { readonly other: object; readonly equal: boolean }>();

  function equals(one: JsonValue, other: JsonValue): boolean {
    if (isArray(one)) return isArray(other) && memoized(one, other, () => equalItems(one, other));
    if (isObject(one)) return isObject(other) && memoized(one, other, () => equalMembers(one, other));
    return one === other;
  }

  function memoized(one: object, other: object, compare: () => boolean): boolean {
    const found = known.get(one);
    if (found?.other === other) return found.equal;
    const equal = compare();
    known.set(one, { other, equal });
    return equal;
  }

  function equalItems(one: JsonArray, other: JsonArray): boolean {
    return one.length === other.length && one.every((item, index) => equals(item, other[index] ?? null));
  }

  /** Recurses as deep as the document is nested, which parseJson limits. */
  function equalMembers(one: JsonObject, other: JsonObject): boolean {
    const names = Object.keys(one);
    if (names.length !== Object.keys(other).length) return false;
    const target = refOf(one);
    if (target !== undefined && !(refOf(other) === target && isSameTarget(target))) return false;
    return names.every((name) => {
      const value = own(other, name);
      return value !== undefined && equals(one[name] ?? null, value);
    });
  }

  return equals;
}
