/** Types, methods and namespaces that a script declares. */
import type { Span } from "../../text/location.ts";
import { childOf, descendants, fieldOf, partsOf, type SyntaxNode } from "./syntax-tree.ts";
import { pathOf } from "./uses.ts";

export interface DeclaredType {
  readonly name: string;
  /** As written, without type arguments. */
  readonly bases: readonly string[];
  readonly methods: readonly DeclaredMethod[];
}

export interface DeclaredMethod {
  readonly name: string;
  readonly isOverride: boolean;
  /** `Task<HttpResponseMessage>`: the last names of the type and of its argument. */
  readonly returns: string;
  readonly node: SyntaxNode;
  /** Of the name. */
  readonly span: Span;
}

const typeDeclaration = /^(?:class|struct|record|interface|enum)_declaration$/;

export function typesIn(root: SyntaxNode, text: string): readonly DeclaredType[] {
  const types: DeclaredType[] = [];
  for (const node of descendants(root)) {
    if (!typeDeclaration.test(node.type)) continue;
    const members = fieldOf(node, "body")?.children ?? [];
    types.push({
      name: pathOf(fieldOf(node, "name"), text),
      bases: partsOf(childOf(node, "base_list")).map((base) => pathOf(base, text)),
      methods: members
        .filter(({ type }) => type === "method_declaration")
        .map((method) => readMethod(method, text)),
    });
  }
  return types;
}

function readMethod(node: SyntaxNode, text: string): DeclaredMethod {
  const name = fieldOf(node, "name") ?? node;
  return {
    name: text.slice(name.start, name.end),
    isOverride: node.children.some(
      ({ type, start, end }) => type === "modifier" && text.slice(start, end) === "override",
    ),
    returns: returnType(fieldOf(node, "returns"), text),
    node,
    span: { start: name.start, end: name.end },
  };
}

function returnType(type: SyntaxNode | undefined, text: string): string {
  const generic = type?.type === "qualified_name" ? fieldOf(type, "name") : type;
  const [argument] = partsOf(childOf(generic, "type_argument_list"));
  const name = lastName(pathOf(type, text));
  return argument === undefined ? name : `${name}<${lastName(pathOf(argument, text))}>`;
}

export function lastName(path: string): string {
  return path.slice(path.lastIndexOf(".") + 1);
}

export function namespacesIn(root: SyntaxNode, text: string): ReadonlySet<string> {
  const namespaces = [...descendants(root)].filter(({ type }) => /namespace_declaration$/.test(type));
  return new Set(namespaces.map((node) => pathOf(fieldOf(node, "name"), text)));
}
