/**
 * Makes src/simulator/rest/openapi.json: GitHub's description of its REST API, cut down to the operations the
 * simulated GitHub serves and to what validation reads (prose and examples are dropped).
 *
 *   npm pack @octokit/openapi@23.0.2   (29 MB; unpack package/generated/api.github.com.json)
 *   node scripts/trim-openapi.ts PATH/TO/api.github.com.json
 */
import { readFileSync, writeFileSync } from "node:fs";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
interface JsonObject {
  [key: string]: Json;
}

const repository = "/repos/{owner}/{repo}";

/** Path → methods. Anything else is a 404 of the simulator and a recorded violation. */
const served: Record<string, readonly string[]> = {
  "/app": ["get"],
  "/app/hook/deliveries": ["get"],
  "/app/hook/deliveries/{delivery_id}": ["get"],
  "/app/hook/deliveries/{delivery_id}/attempts": ["post"],
  "/app/installations": ["get"],
  "/app/installations/{installation_id}": ["get"],
  "/app/installations/{installation_id}/access_tokens": ["post"],
  "/installation/repositories": ["get"],
  "/rate_limit": ["get"],
  "/user": ["get"],
  "/users/{username}": ["get"],
  [repository]: ["get"],
  [`${repository}/branches/{branch}`]: ["get"],
  [`${repository}/check-runs`]: ["post"],
  [`${repository}/check-runs/{check_run_id}`]: ["get", "patch"],
  [`${repository}/check-runs/{check_run_id}/annotations`]: ["get"],
  [`${repository}/collaborators/{username}/permission`]: ["get"],
  [`${repository}/commits/{commit_sha}/pulls`]: ["get"],
  [`${repository}/commits/{ref}/check-runs`]: ["get"],
  [`${repository}/compare/{basehead}`]: ["get"],
  [`${repository}/contents/{path}`]: ["get"],
  [`${repository}/git/blobs`]: ["post"],
  [`${repository}/git/blobs/{file_sha}`]: ["get"],
  [`${repository}/git/commits`]: ["post"],
  [`${repository}/git/commits/{commit_sha}`]: ["get"],
  [`${repository}/git/ref/{ref}`]: ["get"],
  [`${repository}/git/refs/{ref}`]: ["patch"],
  [`${repository}/git/trees`]: ["post"],
  [`${repository}/git/trees/{tree_sha}`]: ["get"],
  [`${repository}/installation`]: ["get"],
  [`${repository}/issues/comments/{comment_id}`]: ["get", "patch", "delete"],
  [`${repository}/issues/comments/{comment_id}/reactions`]: ["get", "post"],
  [`${repository}/issues/comments/{comment_id}/reactions/{reaction_id}`]: ["delete"],
  [`${repository}/issues/{issue_number}/comments`]: ["get", "post"],
  [`${repository}/issues/{issue_number}/labels`]: ["get", "post", "delete"],
  [`${repository}/issues/{issue_number}/labels/{name}`]: ["delete"],
  [`${repository}/pulls`]: ["get"],
  [`${repository}/pulls/comments/{comment_id}`]: ["get", "patch", "delete"],
  [`${repository}/pulls/comments/{comment_id}/reactions`]: ["get", "post"],
  [`${repository}/pulls/comments/{comment_id}/reactions/{reaction_id}`]: ["delete"],
  [`${repository}/pulls/{pull_number}`]: ["get"],
  [`${repository}/pulls/{pull_number}/comments`]: ["get", "post"],
  [`${repository}/pulls/{pull_number}/commits`]: ["get"],
  [`${repository}/pulls/{pull_number}/files`]: ["get"],
  [`${repository}/pulls/{pull_number}/reviews`]: ["get", "post"],
  [`${repository}/pulls/{pull_number}/reviews/{review_id}/dismissals`]: ["put"],
  [`${repository}/tarball/{ref}`]: ["get"],
};

const prose = new Set([
  "description",
  "summary",
  "example",
  "examples",
  "externalDocs",
  "tags",
  "deprecated",
]);
/** Keys below which names are free, so that a property called "description" is kept. */
const maps = new Set(["properties", "patternProperties", "schemas", "parameters", "responses", "headers"]);

const [source, target = new URL("../src/simulator/rest/openapi.json", import.meta.url)] =
  process.argv.slice(2);
if (source === undefined) throw new Error("usage: node scripts/trim-openapi.ts api.github.com.json [target]");
const description = object(JSON.parse(readFileSync(source, "utf8")) as Json); // JSON.parse returns JSON

const paths: JsonObject = {};
for (const [path, methods] of Object.entries(served)) {
  const described = object(object(description["paths"])[path]);
  paths[path] = Object.fromEntries(
    methods.map((method) => [method, trim(successOnly(object(described[method])))]),
  );
}

const components: JsonObject = {};
const waiting = references(paths);
for (const reference of waiting) {
  const [kind = "", name = ""] = reference.replace("#/components/", "").split("/");
  const found = trim(object(object(description["components"])[kind])[name] ?? {});
  components[kind] = { ...object(components[kind] ?? {}), [name]: found };
  for (const next of references(found)) waiting.add(next);
}

const info = object(description["info"]);
const trimmed = {
  openapi: description["openapi"],
  info: {
    title: `${info["title"]} (trimmed)`,
    version: info["version"],
    license: info["license"],
    "x-source": `npm package @octokit/openapi ${info["version"]}, generated/api.github.com.json, cut by scripts/trim-openapi.ts`,
  },
  paths,
  components,
};
writeFileSync(target, `${JSON.stringify(trimmed)}\n`);
console.error(`${Object.keys(paths).length} paths, ${Math.round(JSON.stringify(trimmed).length / 1024)} KB`);

/** Error bodies are checked by hand-written tests; the description is loose about them. */
function successOnly(operation: JsonObject): JsonObject {
  const responses = Object.entries(object(operation["responses"])).filter(([status]) => /^[23]/.test(status));
  const { operationId, parameters = [], requestBody, responses: _all } = operation;
  return {
    operationId: operationId ?? "",
    parameters,
    ...(requestBody === undefined ? {} : { requestBody }),
    responses: Object.fromEntries(responses),
  };
}

function trim(value: Json): Json {
  if (Array.isArray(value)) return value.map(trim);
  if (value === null || typeof value !== "object") return value;
  const kept: JsonObject = {};
  for (const [key, child] of Object.entries(value)) {
    if (prose.has(key) || (key.startsWith("x-") && key !== "x-multi-segment")) continue;
    const isMap = maps.has(key) && child !== null && typeof child === "object" && !Array.isArray(child);
    kept[key] = isMap
      ? Object.fromEntries(Object.entries(child).map(([name, entry]) => [name, trim(entry)]))
      : trim(child);
  }
  return kept;
}

function references(value: Json, found = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const child of value) references(child, found);
  else if (value !== null && typeof value === "object") {
    const reference = value["$ref"];
    if (typeof reference === "string") found.add(reference);
    for (const child of Object.values(value)) references(child, found);
  }
  return found;
}

function object(value: Json | undefined): JsonObject {
  if (value === null || typeof value !== "object" || Array.isArray(value)) throw new Error("not an object");
  return value;
}
