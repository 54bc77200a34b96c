/** What an update brings that no flow can stumble over: for a changelog. */
import { isArray } from "../../text/json/json.ts";
import { items } from "../node.ts";
import type { Operation } from "../swagger/swagger.ts";
import type { AddedField, Comparison, FieldPair, OperationPair } from "./comparison.ts";

export interface SafeChange {
  /** The operation's name; null for what concerns the whole connector. */
  readonly operation: string | null;
  /** One line without a full stop, the author's words in backticks: "new optional parameter `limit`". */
  readonly text: string;
}

export function safeChanges(comparison: Comparison): readonly SafeChange[] {
  return [
    ...comparison.addedOperations().flatMap(addedOperation),
    ...comparison.operations().flatMap(inOperation),
    ...inConnections(comparison),
    ...inFiles(comparison),
  ];
}

function addedOperation(operation: Operation): readonly SafeChange[] {
  if (operation.isInternal) return [];
  const kind = operation.trigger === undefined ? "action" : "trigger";
  const words = operation.summary === undefined ? "" : `: ${oneLine(operation.summary)}`;
  return [{ operation: operation.name, text: `new ${kind}${words}` }];
}

function inOperation(pair: OperationPair): readonly SafeChange[] {
  const { before, after, name } = pair;
  const texts = [
    ...(before.isInternal && !after.isInternal ? ["visible now"] : []),
    ...(before.isDeprecated && !after.isDeprecated ? ["no longer deprecated"] : []),
    ...(!before.isDeprecated && after.isDeprecated ? ["deprecated from here on"] : []),
    ...named("new optional parameter", added(pair.parameters().added)),
    ...named("new optional input", added(pair.body().added)),
    ...named("new output", paths(pair.outputs().added.map(({ after: field }) => field))),
    ...named(
      "optional now",
      paths(
        inputs(pair)
          .filter(becameOptional)
          .map(({ after: field }) => field),
      ),
    ),
    ...named(
      "takes more values",
      paths(
        inputs(pair)
          .filter(takesMore)
          .map(({ after: field }) => field),
      ),
    ),
    ...(before.summary !== after.summary || before.description !== after.description ? ["new texts"] : []),
  ];
  return after.isInternal ? [] : texts.map((text) => ({ operation: name, text }));
}

function inputs(pair: OperationPair): readonly FieldPair[] {
  return [...pair.parameters().kept, ...pair.body().kept];
}

function added(fields: readonly AddedField[]): readonly string[] {
  return paths(
    fields.filter(({ after }) => !after.isRequired && !after.isInternal).map(({ after }) => after),
  );
}

function paths(fields: readonly { readonly path: string }[]): readonly string[] {
  return [...new Set(fields.map(({ path }) => path).filter((path) => path !== ""))];
}

/** `new outputs `a`, `b``; nothing without names. */
function named(what: string, names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  const plural = names.length > 1 && what.startsWith("new ") ? `${what}s` : what;
  return [`${plural} ${names.map((name) => `\`${oneLine(name)}\``).join(", ")}`];
}

function becameOptional({ before, after }: FieldPair): boolean {
  return before.isRequired && !after.isRequired;
}

function takesMore({ before, after }: FieldPair): boolean {
  const old = before.shape.facet("enum");
  const now = after.shape.facet("enum");
  if (old === undefined) return false;
  // A Boolean has these two values with and without a list.
  const isBoolean = before.shape.type === "boolean" && items(old).length > 1;
  if (now === undefined) return !isBoolean;
  const known = new Set(isArray(old.value) ? old.value : []);
  return items(now).some(({ value }) => !known.has(value));
}

function inConnections(comparison: Comparison): readonly SafeChange[] {
  return comparison.connections().added.flatMap(({ set, authentication }) => {
    const name = set ?? authentication;
    return name === undefined ? [] : [{ operation: null, text: `new way to sign in \`${oneLine(name)}\`` }];
  });
}

function inFiles({ before, after }: Comparison): readonly SafeChange[] {
  return (["readme", "icon", "script"] as const).flatMap((role) => {
    const [old, now] = [before.connector.file(role)?.id, after.connector.file(role)?.id];
    if (now === undefined || old === now) return [];
    return [{ operation: null, text: `${old === undefined ? "new" : "changed"} ${role}` }];
  });
}

/** Backticks would end the author's words. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim().replaceAll("`", "'");
}
