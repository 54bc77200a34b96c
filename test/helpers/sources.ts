/** Our own source files, parsed: what they export, import and declare, and their comments. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { type ESTree, type ParseResult, parseSync, Visitor } from "rolldown/utils";

const root = join(import.meta.dirname, "../..");

export interface SourceFile {
  /** From the root of the repository: `src/text/edit.ts`. */
  readonly path: string;
  readonly exports: readonly ExportedName[];
  readonly imports: readonly ImportedName[];
  /** Each once. */
  readonly declared: readonly string[];
  readonly comments: readonly string[];
}

export interface ExportedName {
  readonly name: string;
  readonly isType: boolean;
}

export interface ImportedName {
  /** From the root of the repository. */
  readonly from: string;
  /** `*` for all names of the file. */
  readonly name: string;
}

/** @param folder below the root of the repository */
export function readSources(folder: string): readonly SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => readSource(join(folder, path)));
}

function readSource(path: string): SourceFile {
  const parsed = parseFile(path);
  const names = parsed.module.staticExports.flatMap(({ entries }) => entries);
  return {
    path,
    exports: names.map(({ exportName, isType }) => ({
      name: exportName.kind === "Default" ? "default" : (exportName.name ?? "*"),
      isType,
    })),
    imports: [...staticImports(path, parsed), ...dynamicImports(path, parsed)],
    declared: declaredNames(parsed),
    comments: parsed.comments.map(({ value }) => value),
  };
}

/** @throws when it doesn't parse */
function parseFile(path: string): ParseResult {
  const parsed = parseSync(path, readFileSync(join(root, path), "utf8"));
  const [error] = parsed.errors;
  if (error !== undefined) throw new Error(`${path}: ${error.message}`);
  return parsed;
}

function staticImports(path: string, { module }: ParseResult): ImportedName[] {
  const imported = module.staticImports.flatMap(({ moduleRequest, entries }) =>
    entries.map(({ importName }) => ({
      from: moduleRequest.value,
      name: importName.kind === "Default" ? "default" : (importName.name ?? "*"),
    })),
  );
  const reexported = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest, importName }) =>
      moduleRequest === null ? [] : [{ from: moduleRequest.value, name: importName.name ?? "*" }],
    ),
  );
  return [...imported, ...reexported].flatMap(({ from, name }) => resolved(path, from, name));
}

/** `const { a, b } = await import("./x.ts")` imports a and b; any other form imports all. */
function dynamicImports(path: string, { program }: ParseResult): ImportedName[] {
  const found: ImportedName[] = [];
  const destructured = new Map<number, readonly string[]>();
  const visitor = new Visitor({
    VariableDeclarator({ id, init }) {
      if (id.type !== "ObjectPattern" || init?.type !== "AwaitExpression") return;
      const names = id.properties.map((property) =>
        property.type === "Property" && property.key.type === "Identifier" ? property.key.name : "*",
      );
      destructured.set(init.argument.start, names);
    },
    ImportExpression({ source, start }) {
      if (source.type !== "Literal" || typeof source.value !== "string") return;
      for (const name of destructured.get(start) ?? ["*"]) found.push(...resolved(path, source.value, name));
    },
  });
  visitor.visit(program);
  return found;
}

function resolved(path: string, specifier: string, name: string): ImportedName[] {
  if (!specifier.startsWith(".")) return [];
  return [{ from: relative(root, resolve(root, dirname(path), specifier)), name }];
}

/** Names that a file declares: variables, parameters, functions, types, classes, and members of types and classes. */
function declaredNames({ program }: ParseResult): readonly string[] {
  const names = new Set<string>();
  const add = (node: { readonly type: string } | null): void => {
    if (node === null) return;
    for (const name of boundNames(node as ESTree.Node)) names.add(name);
  };
  const addFunction = ({
    id,
    params,
  }: {
    readonly id: ESTree.Node | null;
    readonly params: readonly ESTree.Node[];
  }) => {
    add(id);
    for (const param of params) add(param);
  };
  const addKey = ({ key }: { readonly key: ESTree.Node }) => add(key);
  const addId = ({ id }: { readonly id: ESTree.Node | null }) => add(id);
  new Visitor({
    VariableDeclarator: addId,
    FunctionDeclaration: addFunction,
    FunctionExpression: addFunction,
    ArrowFunctionExpression: addFunction,
    ClassDeclaration: addId,
    TSInterfaceDeclaration: addId,
    TSTypeAliasDeclaration: addId,
    TSTypeParameter: ({ name }) => add(name),
    MethodDefinition: addKey,
    PropertyDefinition: addKey,
    TSPropertySignature: addKey,
    TSMethodSignature: (node) => addFunction({ id: node.key, params: node.params }),
    TSFunctionType: ({ params }) => params.forEach(add),
    CatchClause: ({ param }) => add(param),
    ImportSpecifier: ({ local }) => add(local),
    ImportDefaultSpecifier: ({ local }) => add(local),
    ImportNamespaceSpecifier: ({ local }) => add(local),
  }).visit(program);
  return [...names];
}

/** `{ a, b: [c] }` declares a and c. */
function boundNames(node: ESTree.Node): string[] {
  switch (node.type) {
    case "Identifier":
    case "PrivateIdentifier":
      return [node.name];
    case "Literal":
      return typeof node.value === "string" ? [node.value] : [];
    case "ObjectPattern":
      return node.properties.flatMap((one) =>
        boundNames(one.type === "RestElement" ? one.argument : one.value),
      );
    case "ArrayPattern":
      return node.elements.flatMap((one) => (one === null ? [] : boundNames(one)));
    case "AssignmentPattern":
      return boundNames(node.left);
    case "RestElement":
      return boundNames(node.argument);
    case "TSParameterProperty":
      return boundNames(node.parameter);
    default:
      return [];
  }
}
