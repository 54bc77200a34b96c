/** Names in the published schemas and in Markdown of Microsoft's documents. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "jsonc-parser";

/** Tolerates comments, trailing commas and a byte order mark, as the schemas have them; undefined for what is no JSON at all. */
export function readJsonc(path: string): unknown {
  return parse(readFileSync(path, "utf8").replace(/^\uFEFF/, ""), [], { allowTrailingComma: true });
}

/** List → names that the schemas of the repository define. */
export function namesInSchemas(clone: string): Readonly<Record<string, ReadonlySet<string>>> {
  const definition = readFileSync(join(clone, "schemas/apiDefinition.swagger.schema.json"), "utf8");
  const properties = readFileSync(join(clone, "schemas/paconn-apiProperties.schema.json"), "utf8");
  const schema = readJsonc(join(clone, "schemas/paconn-apiProperties.schema.json")) as {
    readonly definitions: Record<
      string,
      { readonly properties?: Record<string, { readonly enum?: readonly string[] }> }
    >;
  };
  return {
    extensions: namesMatching(definition, /"(x-ms-[\w-]+)"\s*:/g),
    policyTemplates: namesMatching(properties, /definitions\/PolicyTemplateInstance-(\w+)"/g),
    identityProviders: new Set(
      schema.definitions["oAuthSettings"]?.properties?.["identityProvider"]?.enum ?? [],
    ),
  };
}

/** Extensions in Markdown, wherever they stand; each once. */
export function namesInDocuments(folders: readonly string[]): readonly string[] {
  const texts = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".md"))
      .map((name) => readFileSync(join(folder, name), "utf8")),
  );
  return [...new Set(texts.flatMap((text) => [...namesMatching(text, /["`](x-ms-[\w-]+)["`]/g)]))].sort();
}

function namesMatching(text: string, pattern: RegExp): ReadonlySet<string> {
  return new Set([...text.matchAll(pattern)].flatMap(([, name]) => name ?? []));
}
