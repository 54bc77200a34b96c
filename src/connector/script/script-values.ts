/** What expressions of a script come to when the id of the operation is known; undefined where that depends on more. */
import { lastName } from "./declarations.ts";
import type { Scope } from "./names.ts";
import { argumentsOf, callOf, ignoresCase, keysOf, operationId, stringValue } from "./operation-ids.ts";
import { childOf, fieldOf, partsOf, type SyntaxNode } from "./syntax-tree.ts";
import { pathOf } from "./uses.ts";

export type Value =
  | { readonly kind: "string"; readonly value: string; readonly ignoresCase: boolean }
  | { readonly kind: "boolean"; readonly value: boolean }
  /** A status of 400 or above. */
  | { readonly kind: "error" }
  /** A response with such a status. */
  | { readonly kind: "refusal" }
  /** What `Context.SendAsync` returned. */
  | { readonly kind: "forwarded" }
  | undefined;

/** A method that is followed. */
export interface Frame {
  /** Of the operation. */
  readonly id: string;
  readonly text: string;
  readonly global: Scope;
  readonly locals: Map<string, Value>;
  readonly call: (name: string, values: readonly Value[]) => Value;
  /** @returns false when too much was looked at already */
  readonly step: () => boolean;
}

const errorStatus =
  /\bHttpStatusCode\.(?:BadRequest|Unauthorized|PaymentRequired|Forbidden|NotFound|MethodNotAllowed|NotAcceptable|Conflict|Gone|PreconditionFailed|UnsupportedMediaType|ExpectationFailed|UnprocessableEntity|InternalServerError|NotImplemented|BadGateway|ServiceUnavailable)$/;

export function evaluate(node: SyntaxNode | undefined, frame: Frame): Value {
  if (node === undefined || !frame.step()) return undefined;
  const parts = partsOf(node);
  switch (node.type) {
    case "parenthesized_expression":
    case "await_expression":
      return evaluate(parts[0], frame);
    case "boolean_literal":
      return truth(frame.text.slice(node.start, node.end) === "true");
    case "prefix_unary_expression": {
      const value = frame.text[node.start] === "!" ? evaluate(parts[0], frame) : undefined;
      return value?.kind === "boolean" ? truth(!value.value) : undefined;
    }
    case "binary_expression":
      return binaryValue(node, frame);
    case "is_pattern_expression":
      return truth(matches(evaluate(fieldOf(node, "expression"), frame), fieldOf(node, "pattern"), frame));
    case "invocation_expression":
      return callValue(node, frame);
    case "object_creation_expression":
      return responseOf(node, frame);
    case "cast_expression": {
      const status = Number(frame.text.slice(parts.at(-1)?.start, parts.at(-1)?.end));
      const isStatus = /HttpStatusCode$/.test(pathOf(fieldOf(node, "type"), frame.text));
      return isStatus && status >= 400 ? { kind: "error" } : undefined;
    }
    default:
      return nameValue(node, frame);
  }
}

function nameValue(node: SyntaxNode, frame: Frame): Value {
  if (node.type === "identifier") {
    const name = frame.text.slice(node.start, node.end);
    if (frame.locals.has(name)) return frame.locals.get(name);
  }
  if (node.type === "member_access_expression" && errorStatus.test(pathOf(node, frame.text)))
    return { kind: "error" };
  const scoped = { node, scope: frame.global };
  const id = operationId(scoped, frame.text);
  if (id !== undefined) return { kind: "string", value: frame.id, ...id };
  const value = stringValue(scoped, frame.text);
  return value === undefined ? undefined : { kind: "string", value, ignoresCase: false };
}

function truth(value: boolean | undefined): Value {
  return value === undefined ? undefined : { kind: "boolean", value };
}

function binaryValue(node: SyntaxNode, frame: Frame): Value {
  const operator = fieldOf(node, "operator")?.type;
  const left = evaluate(fieldOf(node, "left"), frame);
  const right = evaluate(fieldOf(node, "right"), frame);
  if (operator === "==" || operator === "!=") {
    const same = equals(left, right, false);
    return same === undefined ? undefined : truth(same === (operator === "=="));
  }
  if (operator !== "&&" && operator !== "||") return undefined;
  const decides = operator === "||";
  const values = [left, right].map((value) => (value?.kind === "boolean" ? value.value : undefined));
  if (values.includes(decides)) return truth(decides);
  return values.includes(undefined) ? undefined : truth(!decides);
}

function equals(left: Value, right: Value, ignoringCase: boolean): boolean | undefined {
  if (left?.kind !== "string" || right?.kind !== "string") return undefined;
  const form = ignoringCase || left.ignoresCase || right.ignoresCase ? lower : (text: string): string => text;
  return form(left.value) === form(right.value);
}

function lower(text: string): string {
  return text.toLowerCase();
}

/** Whether a value fits a pattern of constants. */
export function matches(value: Value, pattern: SyntaxNode | undefined, frame: Frame): boolean | undefined {
  if (pattern === undefined || !frame.step()) return undefined;
  const parts = partsOf(pattern);
  const fits = (index: number): boolean | undefined => matches(value, parts[index], frame);
  switch (pattern.type) {
    case "discard":
      return true;
    case "constant_pattern":
      return equals(value, evaluate(parts[0], frame), false);
    case "parenthesized_pattern":
      return fits(0);
    case "negated_pattern": {
      const inner = fits(0);
      return inner === undefined ? undefined : !inner;
    }
    case "or_pattern": {
      const both = [fits(0), fits(1)];
      return both.includes(true) ? true : both.includes(undefined) ? undefined : false;
    }
    default:
      return undefined;
  }
}

function callValue(node: SyntaxNode, frame: Frame): Value {
  const { name, receiver, values } = callOf(node, frame.text);
  const path = pathOf(fieldOf(node, "function"), frame.text);
  if (/(?:^|\.)_?context\.SendAsync$/i.test(path)) return { kind: "forwarded" };
  if (name === "ConfigureAwait") return evaluate(receiver, frame);
  if (path === "Task.FromResult") return evaluate(values[0], frame);
  const isOwn = receiver === undefined || /^(?:this|base)$/.test(pathOf(receiver, frame.text));
  if (isOwn) return frame.call(name, isNamed(node) ? [] : values.map((value) => evaluate(value, frame)));
  if (/^To(?:Lower|Upper)(?:Invariant)?$|^Trim$|^ToString$/.test(name))
    return changedText(name, evaluate(receiver, frame));
  return truth(comparedBy(node, frame));
}

/** `F(status: x)`: positions say nothing. */
function isNamed(call: SyntaxNode): boolean {
  return partsOf(fieldOf(call, "arguments")).some((argument) => partsOf(argument).length > 1);
}

function changedText(name: string, value: Value): Value {
  if (value?.kind !== "string") return undefined;
  return /Lower|Upper/.test(name) ? { ...value, ignoresCase: true } : value;
}

function comparedBy(node: SyntaxNode, frame: Frame): boolean | undefined {
  const { name, receiver, values } = callOf(node, frame.text);
  const [first, second] = values;
  const byHow = ignoresCase(node, frame.text);
  const isStatic = /^(?:string|object)$/i.test(lastName(pathOf(receiver, frame.text)));
  if (name === "Equals" && isStatic) return equals(evaluate(first, frame), evaluate(second, frame), byHow);
  const argument = evaluate(first, frame);
  if (name === "Equals") return equals(evaluate(receiver, frame), argument, byHow);
  if (!/^(?:StartsWith|EndsWith|Contains|ContainsKey|TryGetValue)$/.test(name) || argument?.kind !== "string")
    return undefined;
  const text = evaluate(receiver, frame);
  if (text?.kind === "string") return partOf(name, text, argument, byHow);
  const keys = keysOf(receiver, frame.global, frame.text).map((key) => evaluate(key, frame));
  // Lists may be added to: only what is found is known.
  return keys.some((key) => equals(key, argument, byHow)) ? true : undefined;
}

type Text = Extract<Value, { readonly kind: "string" }>;

function partOf(name: string, whole: Text, part: Text, ignoringCase: boolean): boolean | undefined {
  const form = ignoringCase || whole.ignoresCase || part.ignoresCase ? lower : (text: string): string => text;
  const [text, other] = [form(whole.value), form(part.value)];
  if (name === "StartsWith") return text.startsWith(other);
  return name === "EndsWith" ? text.endsWith(other) : name === "Contains" ? text.includes(other) : undefined;
}

/** `new HttpResponseMessage(HttpStatusCode.BadRequest)`, also with the status in its initializer. */
function responseOf(node: SyntaxNode, frame: Frame): Value {
  if (!/(?:^|\.)HttpResponseMessage$/.test(pathOf(fieldOf(node, "type"), frame.text))) return undefined;
  const given = argumentsOf(fieldOf(node, "arguments"));
  const set = partsOf(childOf(node, "initializer_expression")).filter(
    (each) => pathOf(fieldOf(each, "left"), frame.text) === "StatusCode",
  );
  const statuses = [...given, ...set.flatMap((each) => fieldOf(each, "right") ?? [])];
  return statuses.some((each) => evaluate(each, frame)?.kind === "error") ? { kind: "refusal" } : undefined;
}

/** `response = …` and `response.StatusCode = …`. */
export function assignTo(node: SyntaxNode | undefined, frame: Frame): void {
  if (node?.type !== "assignment_expression") return;
  const left = fieldOf(node, "left");
  const value = evaluate(fieldOf(node, "right"), frame);
  const isPlain = childOf(node, "=") !== undefined;
  if (left?.type === "identifier") {
    frame.locals.set(frame.text.slice(left.start, left.end), isPlain ? value : undefined);
    return;
  }
  const target = fieldOf(left, "expression");
  const member = fieldOf(left, "name");
  if (target?.type !== "identifier" || member === undefined) return;
  if (frame.text.slice(member.start, member.end) !== "StatusCode") return;
  frame.locals.set(
    frame.text.slice(target.start, target.end),
    value?.kind === "error" ? { kind: "refusal" } : undefined,
  );
}
