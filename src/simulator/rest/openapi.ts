import { readFileSync } from "node:fs";
import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import { asList, asObject, type JsonObject } from "./json-fields.ts";

/**
 * GitHub's description of its REST API: finds the operation of a request and checks requests and
 * responses against it.
 */
export interface Description {
  /** @param path without query and without a prefix, percent-encoded as it came */
  find(method: string, path: string): FoundOperation | undefined;
}

export interface FoundOperation {
  /** GitHub's name: `checks/create`. */
  readonly id: string;
  /** Decoded path parameters. */
  readonly parameters: ReadonlyMap<string, string>;
  requestProblems(query: URLSearchParams, body: unknown): Problem[];
  /** Problems of a successful JSON answer; statuses that are not described are a problem, too. */
  responseProblems(status: number, body: unknown): Problem[];
}

export interface Problem {
  /** `/output/annotations`, `?per_page`, or empty for the whole. */
  readonly where: string;
  /** In the words of GitHub's 422. */
  readonly message: string;
}

interface Route {
  readonly id: string;
  readonly method: string;
  readonly pattern: RegExp;
  readonly names: readonly string[];
  /** Sorted on: literal segments go before parameters, one segment before many. */
  readonly rank: string;
  readonly operation: JsonObject;
  readonly pointer: string;
}

const schemaId = "github";
let shared: Description | undefined;

/** The description in the file next to this one; read once per process. */
export function githubDescription(): Description {
  shared ??= describe(JSON.parse(readFileSync(new URL("./openapi.json", import.meta.url), "utf8")));
  return shared;
}

function describe(source: unknown): Description {
  const document = asObject(relax(source));
  // Formats say nothing that a test would miss, and GitHub's own are unknown to ajv.
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false, verbose: true });
  ajv.addSchema({ ...document, $id: schemaId });
  const compiled = new Map<string, ValidateFunction>();
  const check: Check = (pointer, value) => {
    const validate = compiled.get(pointer) ?? ajv.compile({ $ref: `${schemaId}#${pointer}` });
    compiled.set(pointer, validate);
    return validate(value) ? [] : (validate.errors ?? []);
  };
  const routes = routesOf(document);
  return {
    find(method, path) {
      for (const route of routes) {
        const found = route.method === method ? route.pattern.exec(path) : null;
        if (found === null) continue;
        const values = route.names.map((name, index): [string, string] => [
          name,
          decode(found[index + 1] ?? ""),
        ]);
        return operationOf(document, route, new Map(values), check);
      }
      return undefined;
    },
  };
}

type Check = (pointer: string, value: unknown) => ErrorObject[];

function operationOf(
  document: JsonObject,
  route: Route,
  parameters: ReadonlyMap<string, string>,
  check: Check,
): FoundOperation {
  return {
    id: route.id,
    parameters,
    requestProblems(query, body) {
      return [
        ...parameterProblems(document, route, parameters, query, check),
        ...bodyProblems(route, body, check),
      ];
    },
    responseProblems(status, body) {
      const response = resolve(document, asObject(route.operation["responses"])[String(status)]);
      if (response === undefined) return [{ where: "", message: `${route.id} does not answer ${status}.` }];
      const schema = asObject(asObject(response.value["content"])["application/json"])["schema"];
      if (schema === undefined) return [];
      const pointer = response.pointer ?? `${route.pointer}/responses/${status}`;
      const errors = check(`${pointer}/content/application~1json/schema`, body);
      return problems(
        errors.filter((error) => error.data !== null || !nullInReality.test(error.instancePath)),
      );
    },
  };
}

function bodyProblems(route: Route, body: unknown, check: Check): Problem[] {
  const described = asObject(route.operation["requestBody"]);
  const schema = asObject(asObject(asObject(described["content"])["application/json"])["schema"]);
  if (Object.keys(schema).length === 0) return [];
  if (body === undefined) {
    return described["required"] === true ? [{ where: "", message: "The request has no body." }] : [];
  }
  const known = schema["properties"];
  const unknown =
    known === undefined || Array.isArray(body)
      ? []
      : Object.keys(asObject(body)).filter((key) => !Object.hasOwn(asObject(known), key));
  return [
    ...problems(check(`${route.pointer}/requestBody/content/application~1json/schema`, body)),
    ...unknown.map((key) => ({ where: `/${key}`, message: `"${key}" is not a permitted key.` })),
  ];
}

function parameterProblems(
  document: JsonObject,
  route: Route,
  path: ReadonlyMap<string, string>,
  query: URLSearchParams,
  check: Check,
): Problem[] {
  const found: Problem[] = [];
  const known = new Set<string>();
  asList(route.operation["parameters"]).forEach((each, index) => {
    const parameter = resolve(document, each);
    const name = String(parameter?.value["name"]);
    const source = parameter?.value["in"];
    if (parameter === undefined || (source !== "query" && source !== "path")) return;
    if (source === "query") known.add(name);
    const text = source === "query" ? (query.get(name) ?? undefined) : path.get(name);
    if (text === undefined) return;
    const pointer = `${parameter.pointer ?? `${route.pointer}/parameters/${index}`}/schema`;
    const value = typed(asObject(parameter.value["schema"]), text);
    found.push(...problems(check(pointer, value)).map((each) => ({ ...each, where: `?${name}` })));
  });
  for (const name of query.keys()) {
    if (!known.has(name)) found.push({ where: `?${name}`, message: `"${name}" is not a permitted key.` });
  }
  return found;
}

function typed(schema: JsonObject, text: string): unknown {
  if (schema["type"] === "integer" && /^-?\d+$/.test(text)) return Number(text);
  if (schema["type"] === "boolean" && (text === "true" || text === "false")) return text === "true";
  return text;
}

/** Follows one reference into the components; `pointer` is set when a reference was followed. */
function resolve(document: JsonObject, value: unknown): { value: JsonObject; pointer?: string } | undefined {
  if (value === undefined) return undefined;
  const reference = asObject(value)["$ref"];
  if (typeof reference !== "string") return { value: asObject(value) };
  const pointer = reference.slice(1);
  let found: unknown = document;
  for (const key of pointer.split("/").slice(1)) found = asObject(found)[key];
  return { value: asObject(found), pointer };
}

function routesOf(document: JsonObject): Route[] {
  const routes: Route[] = [];
  for (const [path, operations] of Object.entries(asObject(document["paths"]))) {
    for (const [method, operation] of Object.entries(asObject(operations))) {
      routes.push(routeOf(path, method, asObject(operation)));
    }
  }
  return routes.sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0));
}

function routeOf(path: string, method: string, operation: JsonObject): Route {
  const many = asList(operation["parameters"]).filter((each) => asObject(each)["x-multi-segment"] === true);
  const isMany = new Set(many.map((each) => String(asObject(each)["name"])));
  const names: string[] = [];
  let rank = "";
  const segments = path.split("/").map((segment) => {
    const name = /^\{(\w+)\}$/.exec(segment)?.[1];
    if (name === undefined) {
      rank += "a";
      return segment.replace(/[^\w-]/g, "\\$&");
    }
    names.push(name);
    // Branch and ref names can contain slashes; GitHub accepts them in the last segment.
    const takesSlashes = isMany.has(name) || name === "ref" || name === "branch" || name === "basehead";
    rank += takesSlashes ? "z" : "m";
    return takesSlashes ? "(.+)" : "([^/]+)";
  });
  const pattern = new RegExp(`^${segments.join("/")}$`); // made of GitHub's paths, not of input
  const pointer = `/paths/${path.replaceAll("/", "~1")}/${method}`;
  // As a fragment of a URI the braces must be encoded.
  const encoded = pointer.replaceAll("{", "%7B").replaceAll("}", "%7D");
  const id = String(operation["operationId"]);
  return { id, method: method.toUpperCase(), pattern, names, rank, operation, pointer: encoded };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * OpenAPI 3.0 → JSON Schema: `nullable` becomes a type. `oneOf` becomes `anyOf`, since GitHub's
 * alternatives overlap (an empty list of labels is all of them). An account that is a user and an enterprise at once is
 * a mistake in the description of `GET /app/installations`; elsewhere it is one of the two.
 */
function relax(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(relax);
  if (value === null || typeof value !== "object") return value;
  const changed: Record<string, unknown> = {};
  for (const [key, child] of Object.entries(value)) {
    if (key === "discriminator" || (key === "nullable" && child === true)) continue;
    changed[relaxedKey(key, child)] = relax(child);
  }
  if (!("nullable" in value) || value.nullable !== true) return changed;
  const type = changed["type"];
  if (typeof type !== "string") return { anyOf: [changed, { type: "null" }] };
  const choices = changed["enum"];
  return {
    ...changed,
    type: [type, "null"],
    ...(Array.isArray(choices) ? { enum: [...choices, null] } : {}),
  };
}

function relaxedKey(key: string, child: unknown): string {
  const isAccount = key === "allOf" && JSON.stringify(child).includes('"title":"Enterprise"');
  return key === "oneOf" || isAccount ? "anyOf" : key;
}

/**
 * Properties that are null although the description says otherwise: the fork was deleted (desktop/desktop#3022), the
 * entry is a submodule (github/rest-api-description#5563), the comment is outdated.
 */
const nullInReality = /\/(head\/repo|blob_url|raw_url|line|original_line|position)$/;

function problems(errors: readonly ErrorObject[]): Problem[] {
  const found: Problem[] = [];
  const missing = new Map<string, string[]>();
  for (const error of errors) {
    if (error.keyword === "required") {
      const names = missing.get(error.instancePath) ?? [];
      missing.set(error.instancePath, [...names, `"${error.params["missingProperty"]}"`]);
    } else found.push(problem(error));
  }
  for (const [where, names] of missing) {
    const verb = names.length === 1 ? "wasn't" : "weren't";
    found.push({ where, message: `${names.sort().join(", ")} ${verb} supplied.` });
  }
  return found;
}

/** The sentences of GitHub's own validator, as seen in its 422 answers. */
function problem(error: ErrorObject): Problem {
  const where = error.instancePath;
  const name = where.slice(1).replaceAll("/", "/properties/");
  const count = Array.isArray(error.data) || typeof error.data === "string" ? error.data.length : 0;
  switch (error.keyword) {
    case "maxItems":
      return {
        where,
        message: `No more than ${error.params["limit"]} items are allowed; ${count} were supplied.`,
      };
    case "maxLength":
      return {
        where,
        message: `Only ${error.params["limit"]} characters are allowed; ${count} were supplied.`,
      };
    case "type": {
      const type = [error.params["type"]].flat()[0];
      const article = type === "integer" || type === "array" || type === "object" ? "an" : "a";
      return { where, message: `For 'properties/${name}', ${shown(error.data)} is not ${article} ${type}.` };
    }
    case "enum":
      return {
        where,
        message: `For 'properties/${name}', ${shown(error.data)} is not a member of ${JSON.stringify(error.params["allowedValues"])}.`,
      };
    default:
      return { where, message: `For 'properties/${name}', ${error.message ?? error.keyword}.` };
  }
}

function shown(value: unknown): string {
  return value === null ? "nil" : (JSON.stringify(value) ?? "nil").slice(0, 200);
}
