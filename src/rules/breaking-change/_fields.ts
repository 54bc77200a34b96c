/** Parameters, inputs and outputs in the sentences of this family. */
import type { Comparison, Field, FieldPair, OperationPair } from "../../connector/comparison/comparison.ts";
import { keyLocationOf, locationOf, member, type Node } from "../../connector/node.ts";
import type { Diagnostic } from "../../review/rule/rule.ts";
import { childPointer } from "../../text/json/pointer.ts";
import { atPointer, type Location } from "../../text/location.ts";
import { quoted, wasAndIs } from "../../wording/quoted.ts";
import { everyFlowWith, orNewRevision, usedOperations } from "./_operations.ts";
import { isWidened, typeChange } from "./_values.ts";

export interface UsedField {
  readonly pair: OperationPair;
  readonly field: FieldPair;
}

/** Parameters and parts of bodies. What was internal and stays so holds no value in any flow. */
export function* inputsIn(comparison: Comparison): Iterable<UsedField> {
  for (const pair of usedOperations(comparison)) {
    for (const field of [...pair.parameters().kept, ...pair.body().kept]) {
      if (!(field.before.isInternal && field.after.isInternal)) yield { pair, field };
    }
  }
}

export function* outputsIn(comparison: Comparison): Iterable<UsedField> {
  for (const pair of usedOperations(comparison)) {
    for (const field of pair.outputs().kept) yield { pair, field };
  }
}

/** Within a sentence: "the input `customer`". */
export function labelOf({ part, path }: Field): string {
  const kind = { parameter: "parameter", body: "input", response: "output", notification: "output" }[part];
  if (path !== "") return `the ${kind} ${quoted(path)}`;
  return part === "body" ? "the body" : "the output";
}

/** At the beginning of one. */
export function startOf(field: Field): string {
  return labelOf(field).replace(/^the/, "The");
}

export interface FieldWords {
  readonly before: string;
  readonly after: string;
  readonly message: string;
  readonly fix: string;
  /** Appended to the subject where a rule can report twice about one field. */
  readonly detail?: string;
  readonly severity?: "warning" | "info";
}

/** A field that is on both sides. @param facet the keyword that changed, marked where it is; undefined: the field itself */
export function keptField(
  pair: OperationPair,
  { before, after }: FieldPair,
  facet: string | undefined,
  words: FieldWords,
): Diagnostic {
  return change(pair, after, words, {
    location: facetLocation(after, facet),
    beforeLocation: facetLocation(before, facet),
  });
}

/** The value of a keyword, or its name when the value has many lines; without it the field. */
function facetLocation(field: Field, facet: string | undefined): Location {
  const written = facet === undefined ? undefined : field.shape.facet(facet);
  if (written === undefined) return nameOf(field);
  return typeof written.value === "object" ? keyLocationOf(written) : locationOf(written);
}

/** A field that is gone. @param holder what held it, on the head */
export function removedField(
  pair: OperationPair,
  before: Field,
  holder: Node,
  words: FieldWords,
): Diagnostic {
  const gone = childPointer(holder.pointer, before.part === "parameter" ? "parameters" : before.name);
  return change(pair, before, words, {
    location: atPointer(holder.file, gone, "key"),
    beforeLocation: nameOf(before),
  });
}

/** What to say of a field that was internal: no flow holds a value for what makers never saw. */
export const hidden = {
  fix: "Confirm that the service does without it; makers never saw it.",
  severity: "info",
} as const;

/** Inputs of one part that are new and required. */
export function* requiredInputs(comparison: Comparison, part: "parameters" | "body"): Generator<Diagnostic> {
  for (const pair of usedOperations(comparison)) {
    for (const { after, isRename } of pair[part]().added) {
      if (!after.isRequired || isRename) continue;
      const hasDefault = after.shape.facet("default") !== undefined;
      yield addedField(pair, after, {
        before: "absent",
        after: hasDefault ? "required, with a default" : "required",
        message: `${startOf(after)} of ${quoted(pair.name)} is new and required.`,
        fix: orNewRevision("Make it optional", pair.before),
        ...(hasDefault ? { severity: "warning" as const } : {}),
      });
    }
  }
}

/** Inputs of one part that have another type now; items of a list follow their list. */
export function* retypedInputs(comparison: Comparison, part: Field["part"]): Generator<Diagnostic> {
  for (const { pair, field } of inputsIn(comparison)) {
    if (field.before.part !== part || field.before.path.endsWith("[]")) continue;
    yield* retyped(pair, field, "warning");
  }
}

/** Nothing where the type is the same. @param widened severity where the new type takes all that the old one took */
export function* retyped(
  pair: OperationPair,
  field: FieldPair,
  widened?: FieldWords["severity"],
): Generator<Diagnostic> {
  const types = typeChange(field.before.shape, field.after.shape);
  if (types === undefined) return;
  yield keptField(pair, field, "type", {
    ...types,
    message: `${startOf(field.after)} of ${quoted(pair.name)} ${wasAndIs(types.before, types.after)}.`,
    fix: orNewRevision("Keep the type", pair.before),
    ...(widened !== undefined && isWidened(types) ? { severity: widened } : {}),
  });
}

/** A field that is new. */
function addedField(pair: OperationPair, after: Field, words: FieldWords): Diagnostic {
  return change(pair, after, words, { location: nameOf(after) });
}

function change(
  pair: OperationPair,
  field: Field,
  words: FieldWords,
  locations: { readonly location: Location; readonly beforeLocation?: Location },
): Diagnostic {
  const { before, after, message, fix, detail, severity } = words;
  const { location, beforeLocation } = locations;
  return {
    location,
    subject: [pair.name, field.in ?? field.part, field.path, ...(detail === undefined ? [] : [detail])],
    message,
    fix,
    cause: causeOf(pair, field),
    ...(severity === undefined ? {} : { severity }),
    comparison: {
      operation: pair.name,
      what: labelOf(field).replace(/^the /, ""),
      before,
      after,
      who: isOutput(field) ? "every flow that uses the output" : everyFlowWith(pair.before),
      ...(beforeLocation === undefined ? {} : { beforeLocation }),
    },
  };
}

/** What a shared definition holds changes once, for all operations that use it. */
function causeOf({ name }: OperationPair, { declaration: { pointer } }: Field): string {
  return /^\/definitions\/[^/]+/.exec(pointer)?.[0] ?? name;
}

function isOutput({ part }: Field): boolean {
  return part === "response" || part === "notification";
}

/** A parameter is an item of a list: its name is what a reader looks for. */
function nameOf(field: Field): Location {
  const name = field.part === "parameter" ? member(field.declaration, "name") : undefined;
  return name === undefined ? keyLocationOf(field.declaration) : locationOf(name);
}
