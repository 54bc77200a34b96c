/** Which parameters of an operation are the same on both sides: by name and location. */
import type { Operation, Parameter } from "../swagger/swagger.ts";
import type { AddedField, Field, FieldChanges, FieldPair, RemovedField } from "./comparison.ts";
import { variablesOf } from "./effective-path.ts";
import type { Lenses } from "./pair-fields.ts";
import { isRenamed, type NamedValue } from "./renamed-element.ts";
import type { ShapeOf } from "./shape.ts";

/** Renamed: another letter case, or the variable that is at the same position in the path. Moved: the same name elsewhere. */
export function pairParameters(before: Operation, after: Operation, lenses: Lenses): FieldChanges {
  const [mine, theirs] = [byKey(before), byKey(after)];
  const left = [...mine].filter(([key]) => !theirs.has(key)).map(([, parameter]) => parameter);
  const came = new Set([...theirs].filter(([key]) => !mine.has(key)).map(([, parameter]) => parameter));
  const kept: FieldPair[] = [...mine].flatMap(([key, parameter]) => {
    const other = theirs.get(key);
    return other === undefined ? [] : couple(parameter, other, lenses);
  });
  const removed: RemovedField[] = [];
  const renames = new Set<Parameter>();
  const successorOf = makeSuccessors(before, after, came);
  for (const parameter of left) {
    const successor = successorOf(parameter);
    if (successor?.name === parameter.name) {
      came.delete(successor);
      for (const one of couple(parameter, successor, lenses)) kept.push(one);
      continue;
    }
    if (successor !== undefined) renames.add(successor);
    removed.push({
      before: fieldOf(parameter, lenses.before),
      holder: after.node,
      renamedTo: successor === undefined ? undefined : fieldOf(successor, lenses.after),
    });
  }
  const added = [...came].map(
    (parameter): AddedField => ({
      after: fieldOf(parameter, lenses.after),
      isRename: renames.has(parameter),
    }),
  );
  return { kept, removed, added };
}

/** What a parameter that is gone may have become. */
function makeSuccessors(
  before: Operation,
  after: Operation,
  came: ReadonlySet<Parameter>,
): (parameter: Parameter) => Parameter | undefined {
  const plain = [...came].filter((parameter) => parameter.in !== "body");
  const byName = Map.groupBy(plain, ({ name }) => name.toLowerCase());
  const inPath = new Map(plain.filter((each) => each.in === "path").map((each) => [each.name, each]));
  const [variables, newVariables] = [variablesOf(before.path), variablesOf(after.path)];
  const renamed = (parameter: Parameter): Parameter | undefined => {
    const [only, ...others] = plain.filter(
      (each) => each.in === parameter.in && isRenamed(named(parameter), named(each)),
    );
    return others.length === 0 ? only : undefined;
  };
  return (parameter) => {
    if (parameter.in === "body") return undefined;
    const namesakes = byName.get(parameter.name.toLowerCase()) ?? [];
    const exact = namesakes.find(({ name }) => name === parameter.name);
    const respelled = namesakes.find((each) => each.in === parameter.in);
    const position = parameter.in === "path" ? variables.indexOf(parameter.name) : -1;
    return exact ?? respelled ?? inPath.get(newVariables[position] ?? "") ?? renamed(parameter);
  };
}

function named({ name, node }: Parameter): NamedValue {
  return { name, value: node.value };
}

/** A body is the operation's only one; its name has no effect. */
function byKey(operation: Operation): ReadonlyMap<string, Parameter> {
  return new Map(
    operation.parameters.map((each) => [each.in === "body" ? "body" : `${each.in} ${each.name}`, each]),
  );
}

/** A list parameter and what it holds. */
function couple(one: Parameter, other: Parameter, lenses: Lenses): readonly FieldPair[] {
  const pair = { before: fieldOf(one, lenses.before), after: fieldOf(other, lenses.after) };
  const [items, otherItems] = [pair.before.shape.items, pair.after.shape.items];
  if (items === undefined || otherItems === undefined) return [pair];
  const inner = (field: Field, declaration: typeof items, shapeOf: ShapeOf): Field => ({
    ...field,
    path: `${field.path}[]`,
    declaration,
    shape: shapeOf(declaration),
    isRequired: false,
  });
  return [
    pair,
    {
      before: inner(pair.before, items, lenses.before),
      after: inner(pair.after, otherItems, lenses.after),
    },
  ];
}

function fieldOf(parameter: Parameter, shapeOf: ShapeOf): Field {
  return {
    part: "parameter",
    path: parameter.in === "body" ? "body" : parameter.name,
    name: parameter.name,
    in: parameter.in,
    declaration: parameter.node,
    shape: shapeOf(parameter.node),
    isRequired: parameter.isRequired,
    isInternal: parameter.isInternal,
  };
}
