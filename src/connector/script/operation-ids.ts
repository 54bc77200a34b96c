/** Operation ids that a script compares `Context.OperationId` with. Computed texts are not followed. */
import type { Span } from "../../text/location.ts";
import { lastName } from "./declarations.ts";
import type { Scope, Scoped, ScriptNames } from "./names.ts";
import { literalText } from "./string-literals.ts";
import { childOf, fieldOf, partsOf, type SyntaxNode } from "./syntax-tree.ts";
import { pathOf } from "./uses.ts";

export interface ComparedId {
  readonly id: string;
  readonly ignoresCase: boolean;
  /** The string itself stands there, not a constant that has it. */
  readonly isLiteral: boolean;
  /** Equal for ids that lead to the same code: `id == "A" || id == "B"`, `case "A": case "B":`, a list. */
  readonly branch: number;
  readonly span: Span;
}

/** A name may stand for a name that stands for a name. */
const maxSteps = 5;
/** A dictionary may be read many times, for each of its keys. */
const maxCompared = 5_000;

export function comparedIds(names: ScriptNames, text: string): readonly ComparedId[] {
  const compared: ComparedId[] = [];
  const branches = new Map<SyntaxNode, number>();
  for (const { node, scope } of names.nodes()) {
    markAlternatives(node, branches);
    const comparison = comparisonAt({ node, scope }, text);
    const { ignoresCase = false } = comparison ?? {};
    for (const values of comparison?.branches ?? []) {
      const branch = branches.get(node) ?? values[0]?.start ?? node.start;
      compared.push(
        ...values.flatMap((value) => idAt({ node: value, scope }, { branch, ignoresCase }, text)),
      );
    }
    if (compared.length > maxCompared) return compared.slice(0, maxCompared);
  }
  return compared;
}

function idAt(
  value: Scoped,
  how: Pick<ComparedId, "branch" | "ignoresCase">,
  text: string,
): readonly ComparedId[] {
  const id = stringValue(value, text);
  const { type, start, end } = value.node;
  return id === undefined
    ? []
    : [{ id, ...how, isLiteral: /string_literal$/.test(type), span: { start, end } }];
}

/** Both sides of `||` lead to the same code. */
function markAlternatives(node: SyntaxNode, branches: Map<SyntaxNode, number>): void {
  if (node.type !== "binary_expression" || fieldOf(node, "operator")?.type !== "||") return;
  const branch = branches.get(node) ?? node.start;
  for (const side of [fieldOf(node, "left"), fieldOf(node, "right")]) {
    const inside = inner(side);
    if (inside !== undefined) branches.set(inside, branch);
  }
}

interface Comparison {
  readonly ignoresCase: boolean;
  /** What it is compared with, by the code that follows. */
  readonly branches: readonly (readonly SyntaxNode[])[];
}

function comparisonAt(scoped: Scoped, text: string): Comparison | undefined {
  const { node, scope } = scoped;
  const isId = (other: SyntaxNode | undefined): OperationId | undefined =>
    other && operationId({ node: other, scope }, text);
  switch (node.type) {
    case "binary_expression": {
      if (!/^[=!]=$/.test(fieldOf(node, "operator")?.type ?? "")) return undefined;
      const [left, right] = [fieldOf(node, "left"), fieldOf(node, "right")];
      return compared(isId(left), right) ?? compared(isId(right), left);
    }
    case "is_pattern_expression":
      return compared(isId(fieldOf(node, "expression")), ...constantsOf(fieldOf(node, "pattern")));
    case "switch_statement":
      return comparedTo(isId(inner(fieldOf(node, "value"))), casesOf(childOf(node, "switch_body")));
    case "switch_expression": {
      const [value, ...arms] = partsOf(node);
      return comparedTo(
        isId(value),
        arms.map((arm) => constantsOf(partsOf(arm)[0])),
      );
    }
    case "element_access_expression": {
      const [index] = argumentsOf(childOf(node, "bracketed_argument_list"));
      const keys = keysOf(fieldOf(node, "expression"), scope, text);
      return comparedTo(
        isId(index),
        keys.map((key) => [key]),
      );
    }
    case "invocation_expression":
      return comparedByCall(node, scope, text, isId);
    default:
      return undefined;
  }
}

function comparedByCall(
  node: SyntaxNode,
  scope: Scope,
  text: string,
  isId: (node: SyntaxNode | undefined) => OperationId | undefined,
): Comparison | undefined {
  const { name, receiver, values } = callOf(node, text);
  const [first, second] = values;
  const both = (id: OperationId | undefined, ...others: (SyntaxNode | undefined)[]): Comparison | undefined =>
    compared(id && { ignoresCase: id.ignoresCase || ignoresCase(node, text) }, ...others);
  if (name === "Equals" && /^(?:string|object)$/i.test(lastName(pathOf(receiver, text)))) {
    return both(isId(first), second) ?? both(isId(second), first);
  }
  if (name === "Equals") return both(isId(receiver), first) ?? both(isId(first), receiver);
  if (!/^(?:Contains|ContainsKey|TryGetValue)$/.test(name)) return undefined;
  const keys = keysOf(receiver, scope, text);
  const list = keys.length === 0 ? undefined : both(isId(first), ...keys);
  // What is looked up in a dictionary differs from key to key.
  return list === undefined || name === "Contains" ? list : { ...list, branches: keys.map((key) => [key]) };
}

/** A call that is given `StringComparison.OrdinalIgnoreCase` or the like. */
export function ignoresCase(call: SyntaxNode, text: string): boolean {
  return /IgnoreCase/.test(text.slice(fieldOf(call, "arguments")?.start ?? call.end, call.end));
}

function compared(
  id: OperationId | undefined,
  ...values: (SyntaxNode | undefined)[]
): Comparison | undefined {
  return comparedTo(id, [values.filter((value) => value !== undefined)]);
}

function comparedTo(id: OperationId | undefined, branches: Comparison["branches"]): Comparison | undefined {
  return id && { ignoresCase: id.ignoresCase, branches };
}

/** In the grammar, a label without statements is a section without statements: the next one's are its own. */
function casesOf(body: SyntaxNode | undefined): Comparison["branches"] {
  const branches: SyntaxNode[][] = [[]];
  for (const section of body?.children ?? []) {
    const [pattern] = partsOf(section);
    branches.at(-1)?.push(...constantsOf(pattern));
    if (hasStatements(section)) branches.push([]);
  }
  return branches;
}

function hasStatements(section: SyntaxNode): boolean {
  return section.children.some(({ type }) => /_statement$|^block$/.test(type));
}

interface Call {
  readonly name: string;
  readonly receiver: SyntaxNode | undefined;
  readonly values: readonly SyntaxNode[];
}

export function callOf(node: SyntaxNode, text: string): Call {
  const target = fieldOf(node, "function");
  const binding = childOf(target, "member_binding_expression");
  return {
    name: lastName(pathOf(target, text)),
    receiver: fieldOf(target, "expression") ?? (binding && fieldOf(target, "condition")),
    values: argumentsOf(fieldOf(node, "arguments")),
  };
}

export function argumentsOf(list: SyntaxNode | undefined): readonly SyntaxNode[] {
  return partsOf(list).flatMap((argument) => partsOf(argument).at(-1) ?? []);
}

/** What a value must equal for a pattern; ranges and types have none. */
function constantsOf(pattern: SyntaxNode | undefined): readonly SyntaxNode[] {
  if (pattern === undefined) return [];
  if (pattern.type === "constant_pattern") return partsOf(pattern);
  return /^(?:or|and|parenthesized|negated)_pattern$/.test(pattern.type)
    ? partsOf(pattern).flatMap(constantsOf)
    : [];
}

function inner(node: SyntaxNode | undefined): SyntaxNode | undefined {
  return node?.type === "parenthesized_expression" ? inner(partsOf(node)[0]) : node;
}

export interface OperationId {
  readonly ignoresCase: boolean;
}

/** Whether an expression is the id of the operation that was called, as it is or in other letter case. */
export function operationId(
  { node, scope }: Scoped,
  text: string,
  steps = maxSteps,
): OperationId | undefined {
  if (steps === 0) return undefined;
  const go = (next: SyntaxNode | undefined): OperationId | undefined =>
    next && operationId({ node: next, scope }, text, steps - 1);
  switch (node.type) {
    case "parenthesized_expression":
    case "postfix_unary_expression":
      return go(partsOf(node)[0]);
    case "member_access_expression":
      if (/(?:^|\.)_?(?:context|ctx)\.OperationId$/i.test(pathOf(node, text))) return { ignoresCase: false };
      return /^this\.\w+$/.test(pathOf(node, text)) ? go(fieldOf(node, "name")) : undefined;
    case "conditional_access_expression":
      return /(?:^|\.)_?(?:context|ctx)\.OperationId$/i.test(pathOf(node, text))
        ? { ignoresCase: false }
        : undefined;
    case "invocation_expression": {
      const { name, receiver } = callOf(node, text);
      if (/^To(?:Lower|Upper)(?:Invariant)?$/.test(name)) return go(receiver) && { ignoresCase: true };
      return /^(?:Trim|ToString)$/.test(name) ? go(receiver) : undefined;
    }
    case "identifier":
      return knownId(text.slice(node.start, node.end), scope, text, steps - 1);
    default:
      return undefined;
  }
}

const known = new WeakMap<object, OperationId | undefined>();

/** A name that is given nothing but the id. */
function knownId(name: string, scope: Scope, text: string, steps: number): OperationId | undefined {
  const values = valuesOf(name, scope);
  if (known.has(values)) return known.get(values);
  // Until more is known: a name may be given itself.
  known.set(values, undefined);
  const ids = values.map((value) => value && operationId(value, text, steps));
  const isId = ids.length > 0 && !ids.includes(undefined);
  const id = isId ? { ignoresCase: ids.some((each) => each?.ignoresCase) } : undefined;
  known.set(values, id);
  return id;
}

function valuesOf(name: string, scope: Scope | undefined): readonly (Scoped | undefined)[] {
  return scope === undefined ? [] : (scope.valuesOf(name) ?? valuesOf(name, scope.outer));
}

/** A string, a constant that has one, or the `nameof` of something. */
export function stringValue({ node, scope }: Scoped, text: string, steps = maxSteps): string | undefined {
  if (steps === 0) return undefined;
  if (node.type === "parenthesized_expression") {
    const [part] = partsOf(node);
    return part && stringValue({ node: part, scope }, text, steps - 1);
  }
  if (node.type === "invocation_expression") {
    const { name, receiver, values } = callOf(node, text);
    return name === "nameof" && receiver === undefined ? lastName(pathOf(values[0], text)) : undefined;
  }
  const isName = node.type === "identifier" || node.type === "member_access_expression";
  if (!isName) return literalText(node, text);
  const values = valuesOf(lastName(pathOf(node, text)), scope);
  const [only] = values;
  return values.length === 1 && only !== undefined ? stringValue(only, text, steps - 1) : undefined;
}

/** Strings of a list, keys of a dictionary, where they are written out. */
export function keysOf(
  from: SyntaxNode | undefined,
  scope: Scope,
  text: string,
  steps = maxSteps,
): readonly SyntaxNode[] {
  if (from === undefined || steps === 0) return [];
  if (from.type === "identifier" || from.type === "member_access_expression") {
    const values = valuesOf(lastName(pathOf(from, text)), scope);
    const [only] = values;
    return values.length === 1 && only !== undefined ? keysOf(only.node, only.scope, text, steps - 1) : [];
  }
  const initializer = from.type === "collection_expression" ? from : childOf(from, "initializer_expression");
  return partsOf(initializer).flatMap((item) => keyOf(item));
}

function keyOf(item: SyntaxNode): readonly SyntaxNode[] {
  if (item.type === "initializer_expression") return partsOf(item).slice(0, 1);
  if (item.type !== "assignment_expression")
    return item.type === "collection_element" ? partsOf(item) : [item];
  const index = fieldOf(item, "left");
  return index?.type === "element_binding_expression" ? argumentsOf(index) : [];
}
