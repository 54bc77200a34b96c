/** Names that a script's code uses: what it calls, creates, reads and declares. Comments and strings aren't code. */
import type { Span } from "../../text/location.ts";
import { childOf, descendants, fieldOf, partsOf, type SyntaxNode } from "./syntax-tree.ts";

export interface ScriptUse {
  readonly kind: "call" | "member" | "creation" | "cast" | "attribute" | "keyword";
  /**
   * `System.Threading.Thread.Sleep`, `ReadAsStringAsync().Result`: without blanks and type arguments, what isn't a name
   * is `()` after a call and `` elsewhere. At most the last 8 segments.
   */
  readonly path: string;
  /** Where each segment of the path is. */
  readonly segments: readonly Segment[];
}

export interface Segment extends Span {
  readonly name: string;
}

export interface Using {
  /** `System.IO`, also where an alias or `static` names a type in it. */
  readonly name: string;
  /** What is named is a namespace itself, not a type below one. */
  readonly isNamespace: boolean;
  /** The name that an alias gives to it. */
  readonly alias: string | undefined;
  readonly span: Span;
}

const maxSegments = 8;
const keywords: Readonly<Record<string, string>> = {
  unsafe_statement: "unsafe",
  stackalloc_expression: "stackalloc",
  implicit_stackalloc_expression: "stackalloc",
};

export function usesIn(root: SyntaxNode, text: string): readonly ScriptUse[] {
  const uses: ScriptUse[] = [];
  for (const node of descendants(root)) {
    const use = useOf(node, text);
    if (use !== undefined) uses.push(use);
  }
  return uses;
}

function useOf(node: SyntaxNode, text: string): ScriptUse | undefined {
  const keyword = keywords[node.type];
  if (keyword !== undefined) {
    const segment = { name: keyword, start: node.start, end: node.start + keyword.length };
    return { kind: "keyword", path: keyword, segments: [segment] };
  }
  switch (node.type) {
    case "invocation_expression":
      return makeUse("call", fieldOf(node, "function"), text);
    case "member_access_expression":
    case "conditional_access_expression":
      return makeUse("member", node, text);
    case "object_creation_expression":
      return makeUse("creation", fieldOf(node, "type"), text);
    case "variable_declaration":
      return createsImplicitly(node) ? makeUse("creation", fieldOf(node, "type"), text) : undefined;
    case "cast_expression":
      return makeUse("cast", fieldOf(node, "type"), text);
    case "attribute":
      return makeUse("attribute", fieldOf(node, "name"), text);
    default:
      return undefined;
  }
}

/** `HttpClient client = new();` */
function createsImplicitly(declaration: SyntaxNode): boolean {
  return declaration.children.some((declarator) =>
    childOf(declarator, "implicit_object_creation_expression"),
  );
}

function makeUse(kind: ScriptUse["kind"], node: SyntaxNode | undefined, text: string): ScriptUse | undefined {
  if (node === undefined) return undefined;
  const segments = segmentsOf(node, text);
  return { kind, path: segments.map(({ name }) => name).join("."), segments };
}

/** The path of an expression or a type; see `Use`. */
export function pathOf(node: SyntaxNode | undefined, text: string): string {
  return node === undefined
    ? ""
    : segmentsOf(node, text)
        .map(({ name }) => name)
        .join(".");
}

function segmentsOf(from: SyntaxNode, text: string): readonly Segment[] {
  const segments: Segment[] = [];
  let called = "";
  for (let node: SyntaxNode | undefined = from; node !== undefined && segments.length < maxSegments; ) {
    const { name, receiver, isCall }: Step = stepOf(node);
    if (isCall) called = "()";
    if (name !== undefined || receiver === undefined) {
      const last: SyntaxNode = name ?? node;
      const written = name === undefined ? "" : text.slice(last.start, last.end);
      segments.unshift({ name: written + called, start: last.start, end: last.end });
      called = "";
    }
    node = receiver;
  }
  return segments;
}

interface Step {
  /** Absent where the node isn't a name. */
  readonly name?: SyntaxNode | undefined;
  /** What the path goes on with, to the left. */
  readonly receiver?: SyntaxNode | undefined;
  readonly isCall?: boolean;
}

/** One step from the right end of a path to its left. */
function stepOf(node: SyntaxNode): Step {
  switch (node.type) {
    case "identifier":
    case "predefined_type":
    case "this":
    case "base":
      return { name: node };
    case "generic_name":
      return { name: childOf(node, "identifier") };
    case "nullable_type":
      return { receiver: partsOf(node)[0] };
    case "invocation_expression":
      return { receiver: fieldOf(node, "function"), isCall: true };
    case "member_access_expression":
      return { name: nameOf(node), receiver: fieldOf(node, "expression") };
    case "qualified_name":
      return { name: nameOf(node), receiver: fieldOf(node, "qualifier") };
    case "alias_qualified_name":
      return { name: nameOf(node) };
    case "conditional_access_expression":
      return conditionalStep(node);
    default:
      return { isCall: node.type === "parenthesized_expression" };
  }
}

/** `a?.B`; deeper ones (`a?.B.C`) are not followed. */
function conditionalStep(node: SyntaxNode): Step {
  const binding = childOf(node, "member_binding_expression");
  return binding === undefined ? {} : { name: nameOf(binding), receiver: fieldOf(node, "condition") };
}

function nameOf(node: SyntaxNode): SyntaxNode | undefined {
  const name = fieldOf(node, "name");
  return name?.type === "generic_name" ? childOf(name, "identifier") : name;
}

export function usingsIn(root: SyntaxNode, text: string): readonly Using[] {
  const usings: Using[] = [];
  for (const node of descendants(root)) {
    if (node.type !== "using_directive") continue;
    const alias = fieldOf(node, "name");
    const named = partsOf(node).find((part) => part !== alias);
    if (named === undefined) continue;
    usings.push({
      name: pathOf(named, text),
      isNamespace: alias === undefined && childOf(node, "static") === undefined,
      alias: alias && text.slice(alias.start, alias.end),
      span: { start: named.start, end: named.end },
    });
  }
  return usings;
}
