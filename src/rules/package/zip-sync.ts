import type { Connector } from "../../connector/connector.ts";
import { shortPath } from "../../connector/folder-files.ts";
import type { PackedJson, Solution } from "../../connector/package/package.ts";
import { readSwagger } from "../../connector/swagger/read-swagger.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { asObject, own } from "../../text/json/json.ts";
import { quoted } from "../../wording/quoted.ts";
import { inPackage } from "./_zip.ts";

/** Operations named in a message; the others are counted. */
const maxNamed = 3;

export default defineRule({
  id: "package/zip-sync",
  severity: "warning",
  kinds: ["certified", "independent"],
  needs: ["package", "swagger"],
  title: "The same connector in the package and in the folder",
  why: "What is published comes from the package, what is reviewed from the folder. Where they differ, a connector goes out that nobody has seen.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ connector, package: packed, swagger }) {
    const fix = "Update the connector, export its solutions again and build the package anew.";
    for (const { solution, what, message } of differences(packed.solutions, swagger, connector)) {
      yield inPackage(packed, [solution, what], message, fix);
    }
    const intro = introDifference(connector, packed.submission?.intro);
    if (intro !== undefined) yield introDiagnostic(packed.file, intro);
  },
});

interface Difference {
  readonly solution: string;
  readonly what: string;
  readonly message: string;
}

function* differences(
  solutions: readonly Solution[],
  swagger: Swagger,
  connector: Connector,
): Generator<Difference> {
  for (const { shortName: solution, definitions, connectionParameters } of solutions) {
    for (const definition of definitions) {
      for (const [what, message] of swaggerDifferences(definition, swagger)) {
        yield { solution, what, message: `${message} in the solution ${quoted(solution)}.` };
      }
    }
    for (const parameters of connectionParameters) {
      const message = parameterDifference(parameters, connector);
      if (message === undefined) continue;
      yield {
        solution,
        what: "connectionParameters",
        message: `${message} in the solution ${quoted(solution)}.`,
      };
    }
  }
}

function* swaggerDifferences({ path, value }: PackedJson, swagger: Swagger): Generator<[string, string]> {
  if (value === undefined) {
    yield ["definition", "The connector's definition is no JSON object"];
    return;
  }
  const packed = readSwagger(path, value);
  if (packed.title?.trim() !== swagger.title?.trim()) {
    yield ["title", `The title is ${named(packed.title)} instead of ${named(swagger.title)}`];
  }
  // An environment variable stands for a host that is not known here.
  const isFixed = packed.host !== undefined && !packed.host.startsWith("@");
  if (isFixed && packed.host?.toLowerCase() !== swagger.host?.toLowerCase()) {
    yield ["host", `The host is ${named(packed.host)} instead of ${named(swagger.host)}`];
  }
  const here = operationIds(packed);
  const there = operationIds(swagger);
  const missing = [...there].filter((id) => !here.has(id));
  const surplus = [...here].filter((id) => !there.has(id));
  if (missing.length > 0)
    yield ["operations missing", `${list(missing)} of the folder's definition ${isOrAre(missing)} missing`];
  if (surplus.length > 0)
    yield ["operations surplus", `${list(surplus)} ${isOrAre(surplus)} not in the folder's definition but`];
}

function operationIds(swagger: Swagger): ReadonlySet<string> {
  return new Set(swagger.operations().flatMap(({ id }) => id ?? []));
}

function named(text: string | undefined): string {
  return text === undefined ? "absent" : quoted(text);
}

function list(ids: readonly string[]): string {
  const shown = ids.slice(0, maxNamed).map(quoted).join(", ");
  const more = ids.length > maxNamed ? ` and ${ids.length - maxNamed} more` : "";
  return `The ${ids.length === 1 ? "operation" : "operations"} ${shown}${more}`;
}

function isOrAre(ids: readonly string[]): string {
  return ids.length === 1 ? "is" : "are";
}

/** Names only: what is secret or differs by environment is left out of an export. */
function parameterDifference({ value }: PackedJson, connector: Connector): string | undefined {
  const view = connector.view("properties");
  if (value === undefined || view.state !== "ready") return undefined;
  const here = new Set(Object.keys(asObject(own(value, "connectionParameters")) ?? value));
  const ours = view.view.connectionParameters().filter(({ set }) => set === undefined);
  const missing = ours.filter(({ name }) => !here.has(name)).map(({ name }) => quoted(name));
  if (missing.length === 0) return undefined;
  return `The connection parameter${missing.length === 1 ? "" : "s"} ${missing.slice(0, maxNamed).join(", ")} of apiProperties.json ${missing.length === 1 ? "is" : "are"} missing`;
}

/** The name of the folder's intro.md when the package has another text. */
function introDifference(connector: Connector, packed: string | undefined): string | undefined {
  const readme = connector.text("readme");
  if (packed === undefined || readme === undefined) return undefined;
  const name = shortPath(connector, readme.path);
  if (name.toLowerCase() !== "intro.md") return undefined;
  return essence(readme.source.text) === essence(packed) ? undefined : name;
}

function essence(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function introDiagnostic(file: string, name: string): Diagnostic {
  return {
    location: { kind: "file", file },
    subject: ["intro.md"],
    message: `The text of ${quoted(name)} in the package differs from the one in the folder.`,
    fix: "Put the folder's text into the package.",
  };
}
