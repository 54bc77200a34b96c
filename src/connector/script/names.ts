/** What the names of a script's variables, parameters and fields were given, by the function that declares them. */
import { childOf, fieldOf, partsOf, type SyntaxNode } from "./syntax-tree.ts";

/** An expression and the names that are in scope there. */
export interface Scoped {
  readonly node: SyntaxNode;
  readonly scope: Scope;
}

export interface Scope {
  /** All that a name is given; undefined for a name that the scope doesn't declare. */
  valuesOf(name: string): readonly (Scoped | undefined)[] | undefined;
  readonly outer: Scope | undefined;
}

class Names implements Scope {
  readonly outer: Names | undefined;
  readonly #values = new Map<string, (Scoped | undefined)[]>();

  constructor(outer: Names | undefined) {
    this.outer = outer;
  }

  valuesOf(name: string): readonly (Scoped | undefined)[] | undefined {
    return this.#values.get(name);
  }

  declare(name: string): (Scoped | undefined)[] {
    const values = this.#values.get(name) ?? [];
    this.#values.set(name, values);
    return values;
  }

  /** Values of a name that is declared here or further out. */
  find(name: string): (Scoped | undefined)[] | undefined {
    return this.#values.get(name) ?? this.outer?.find(name);
  }
}

export interface ScriptNames {
  /** Where types of the script declare their fields and properties; one for all types. */
  readonly global: Scope;
  /** Every node of the tree with its scope, in the order of the text. */
  nodes(): Iterable<Scoped>;
}

const functions =
  /^(?:method_declaration|constructor_declaration|local_function_statement|accessor_declaration|lambda_expression|anonymous_method_expression)$/;

export function readNames(root: SyntaxNode, text: string): ScriptNames {
  const global = new Names(undefined);
  const nodes = scopedNodes(root, global);
  const literalText = (node: SyntaxNode | undefined): string =>
    node === undefined ? "" : text.slice(node.start, node.end);
  for (const scoped of nodes) declareFrom(scoped, literalText);
  for (const scoped of nodes) assignFrom(scoped, literalText);
  return { global, nodes: () => nodes };
}

interface Inner extends Scoped {
  readonly scope: Names;
}

function scopedNodes(root: SyntaxNode, global: Names): readonly Inner[] {
  const found: Inner[] = [];
  const waiting: Inner[] = [{ node: root, scope: global }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    found.push(next);
    const scope = functions.test(next.node.type) ? new Names(next.scope) : next.scope;
    for (const node of next.node.children.toReversed()) waiting.push({ node, scope });
  }
  return found;
}

type TextOf = (node: SyntaxNode | undefined) => string;

/** Names that nothing is known of (parameters, loop variables) have one value that is undefined. */
function declareFrom({ node, scope }: Inner, literalText: TextOf): void {
  const name = literalText(fieldOf(node, "name"));
  switch (node.type) {
    case "variable_declarator": {
      const values = scope.declare(name);
      const value = partsOf(node).find(({ field }) => field !== "name");
      if (value !== undefined) values.push({ node: value, scope });
      return;
    }
    case "property_declaration": {
      const value = fieldOf(node, "value");
      const inner = value?.type === "arrow_expression_clause" ? partsOf(value)[0] : value;
      scope.declare(name).push(inner && { node: inner, scope });
      return;
    }
    case "parameter":
    case "declaration_expression":
    case "declaration_pattern":
    case "catch_declaration":
      scope.declare(name).push(undefined);
      return;
    case "implicit_parameter":
      scope.declare(literalText(node)).push(undefined);
      return;
    case "foreach_statement":
      scope.declare(literalText(fieldOf(node, "left"))).push(undefined);
      return;
    default:
  }
}

function assignFrom({ node, scope }: Inner, literalText: TextOf): void {
  if (node.type === "argument" && /^(?:ref|out)\b/.test(literalText(node).slice(0, 4))) {
    scope.find(literalText(partsOf(node)[0]))?.push(undefined);
    return;
  }
  if (node.type !== "assignment_expression") return;
  const left = fieldOf(node, "left");
  const right = fieldOf(node, "right");
  const target =
    left?.type === "member_access_expression" && /^this\b/.test(literalText(left))
      ? fieldOf(left, "name")
      : left;
  const values = scope.find(literalText(target));
  values?.push(childOf(node, "=") === undefined || right === undefined ? undefined : { node: right, scope });
}
