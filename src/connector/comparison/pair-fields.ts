/**
 * Walks two schemas side by side, by property path. References, `allOf` and items are followed; members whose names are
 * free are not: the designer shows none of them.
 */
import { booleanOf, member, type Node, stringOf } from "../node.ts";
import type { AddedField, Field, FieldChanges, FieldPair, RemovedField } from "./comparison.ts";
import { isRenamed } from "./renamed-element.ts";
import type { IsSame } from "./same-value.ts";
import type { Shape, ShapeOf } from "./shape.ts";

export interface Lenses {
  readonly before: ShapeOf;
  readonly after: ShapeOf;
  readonly isSame: IsSame;
  /** Pairs of fields looked at so far, in all operations together. */
  readonly spent: { pairs: number };
}

/** Levels of properties that are compared; deeper ones nobody reaches in a flow. */
const maxDepth = 20;
/** Pairs looked at per schema. The walk goes level by level, so what is cut is the deepest. */
const maxPairs = 20_000;
/** For the whole connector. Published ones have at most 98,622 values with all references written out. */
const maxAllPairs = 500_000;

/** Pairs of names of one object; where so many change, nobody renamed them one by one. */
const maxRenamePairs = 2_500;

interface Step extends FieldPair {
  readonly depth: number;
  /** The pairs of schemas it lies in, to end loops. */
  readonly within: Chain | undefined;
}
interface Chain {
  readonly key: string;
  readonly within: Chain | undefined;
}

type Part = Exclude<Field["part"], "parameter">;

/** Both sides' whole schemas as the first pair; its path is empty. */
export function pairFields(part: Part, before: Node, after: Node, lenses: Lenses): FieldChanges {
  return walk(
    wholeField(part, before, lenses.before(before)),
    wholeField(part, after, lenses.after(after)),
    lenses,
  );
}

function wholeField(part: Part, declaration: Node, shape: Shape): Field {
  return {
    part,
    path: "",
    name: "",
    in: undefined,
    declaration,
    shape,
    isRequired: false,
    isInternal: isHidden(declaration, shape),
  };
}

function walk(before: Field, after: Field, lenses: Lenses): FieldChanges {
  const kept: FieldPair[] = [];
  const removed: RemovedField[] = [];
  const added: AddedField[] = [];
  const steps: Step[] = [{ before, after, depth: 0, within: undefined }];
  for (const step of steps) {
    lenses.spent.pairs += 1;
    if (lenses.spent.pairs > maxAllPairs) throw new Error("more fields than can be compared");
    const isSame = lenses.isSame(step.before.declaration.value, step.after.declaration.value);
    // The parent's `required` list decides whether a property is required.
    if (isSame && step.before.isRequired === step.after.isRequired) continue;
    kept.push({ before: step.before, after: step.after });
    if (isSame || !opens(step)) continue;
    const inner = pairMembers(step, lenses);
    for (const one of inner.removed) removed.push(one);
    for (const one of inner.added) added.push(one);
    const within = { key: keyOf(step), within: step.within };
    for (const pair of inner.kept.slice(0, maxPairs - steps.length)) {
      steps.push({ ...pair, depth: step.depth + 1, within });
    }
  }
  return { kept, removed, added };
}

/** Of another type, unknown on one side, too deep or a loop: nothing below is compared. */
function opens(step: Step): boolean {
  const [before, after] = [step.before.shape, step.after.shape];
  if (step.depth >= maxDepth || !before.isKnown || !after.isKnown) return false;
  if (before.type !== after.type && before.type !== undefined && after.type !== undefined) return false;
  const key = keyOf(step);
  for (let chain = step.within; chain !== undefined; chain = chain.within) {
    if (chain.key === key) return false;
  }
  return true;
}

function keyOf({ before, after }: FieldPair): string {
  return `${before.shape.node.pointer} ${after.shape.node.pointer}`;
}

function pairMembers({ before, after }: FieldPair, lenses: Lenses): FieldChanges {
  const kept: FieldPair[] = [];
  const inside = (name: string, one: Node | undefined, other: Node | undefined): void => {
    if (one === undefined || other === undefined) return;
    kept.push({
      before: fieldIn(before, name, one, lenses.before(one)),
      after: fieldIn(after, name, other, lenses.after(other)),
    });
  };
  inside("[]", before.shape.items, after.shape.items);
  const removed: RemovedField[] = [];
  const [mine, theirs] = [before.shape.properties(), after.shape.properties()];
  const came = new Map([...theirs].filter(([name]) => !mine.has(name)));
  const newNames = newNamesOf(new Map([...mine].filter(([name]) => !theirs.has(name))), came);
  const renames = new Set<string>();
  for (const [name, declaration] of mine) {
    const other = theirs.get(name);
    if (other !== undefined) {
      inside(name, declaration, other);
      continue;
    }
    const newName = newNames.get(name);
    if (newName !== undefined) renames.add(newName);
    removed.push({
      before: fieldIn(before, name, declaration, lenses.before(declaration)),
      holder: after.shape.facet("properties") ?? after.shape.node,
      renamedTo: newName === undefined ? undefined : cameAs(newName),
    });
  }
  function cameAs(name: string): Field | undefined {
    const declaration = came.get(name);
    return declaration === undefined
      ? undefined
      : fieldIn(after, name, declaration, lenses.after(declaration));
  }
  const added = [...came.keys()].flatMap((name): AddedField[] => {
    const field = cameAs(name);
    return field === undefined ? [] : [{ after: field, isRename: renames.has(name) }];
  });
  return { kept, removed, added };
}

/** New names by old ones; one that could be the new name of several is that of none. */
function newNamesOf(
  gone: ReadonlyMap<string, Node>,
  came: ReadonlyMap<string, Node>,
): ReadonlyMap<string, string> {
  if (gone.size === 0 || gone.size * came.size > maxRenamePairs) return new Map();
  const couples = [...gone].flatMap(([was, before]) =>
    [...came]
      .filter(([is, after]) =>
        isRenamed({ name: was, value: before.value }, { name: is, value: after.value }),
      )
      .map(([is]) => ({ was, is })),
  );
  const isSingle = (couple: { was: string; is: string }): boolean =>
    couples.every((other) => other === couple || (other.was !== couple.was && other.is !== couple.is));
  return new Map(couples.filter(isSingle).map(({ was, is }) => [was, is]));
}

function fieldIn(holder: Field, name: string, declaration: Node, shape: Shape): Field {
  const isOwn = name !== "[]";
  return {
    part: holder.part,
    in: undefined,
    name,
    path: name === "[]" ? `${holder.path}[]` : holder.path === "" ? name : `${holder.path}.${name}`,
    declaration,
    shape,
    isRequired: isOwn && (holder.shape.required.has(name) || booleanOf(shape.facet("required")) === true),
    isInternal: holder.isInternal || isHidden(declaration, shape),
  };
}

/** What is next to a reference counts: the designer reads it there. */
function isHidden(declaration: Node, shape: Shape): boolean {
  return (
    (stringOf(member(declaration, "x-ms-visibility")) ?? stringOf(shape.facet("x-ms-visibility"))) ===
    "internal"
  );
}
