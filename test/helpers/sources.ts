/** Our own source files, parsed: what they export, import and declare, and their comments. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { type ParseResult, parseSync, Visitor } from "rolldown/utils";

const root = join(import.meta.dirname, "../..");

export interface SourceFile {
  /** From the root of the repository: `src/text/edit.ts`. */
  readonly path: string;
  readonly exports: readonly ExportedName[];
  readonly imports: readonly ImportedName[];
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
    comments: parsed.comments.map(({ value }) => value),
  };
}

/** The syntax tree of a file. @throws when it doesn't parse */
export function parseFile(path: string): ParseResult {
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
  const passedOn = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest, importName }) =>
      moduleRequest === null ? [] : [{ from: moduleRequest.value, name: importName.name ?? "*" }],
    ),
  );
  return [...imported, ...passedOn].flatMap(({ from, name }) => resolved(path, from, name));
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
