/** Makes the view of an apiDefinition. Any JSON may come in: what has the wrong type is treated as absent. */
import type { JsonValue } from "../../text/json/json.ts";
import { items, member, members, type Node, objectOf, stringOf } from "../node.ts";
import { once } from "../once.ts";
import { measureExpanded } from "./expanded-size.ts";
import { readOperations, readPaths } from "./operations.ts";
import { findReferences, makeResolver } from "./references.ts";
import { collectProperties, findSchemas } from "./schemas.ts";
import type { Named, Operation, SchemaLocation, Swagger } from "./swagger.ts";

/**
 * @param file path of the file, for locations
 * @param value the parsed document, at most 200 levels deep
 */
export function readSwagger(file: string, value: JsonValue): Swagger {
  const root: Node = { value, file, pointer: "" };
  const resolve = makeResolver(root);
  const written = member(root, "info");
  const info = objectOf(written) === undefined ? undefined : written;
  const paths = once(() => readPaths(root));
  const operations = once(() => readOperations(paths(), resolve));
  const byId = once(() => operationsById(operations()));
  const schemas = once(() => findSchemas(root, paths()));
  const schemasByMember = once(() => byMember(schemas()));
  const properties = new Map<JsonValue, readonly Named[]>();
  return {
    file,
    root,
    info,
    title: stringOf(member(info, "title")),
    host: stringOf(member(root, "host")),
    basePath: stringOf(member(root, "basePath")),
    schemes: items(member(root, "schemes"))
      .map(stringOf)
      .filter((scheme) => scheme !== undefined),
    operations,
    operation: (id) => byId().get(id),
    paths,
    definitions: once(() => members(member(root, "definitions"))),
    securityDefinitions: once(() => members(member(root, "securityDefinitions"))),
    sharedParameters: once(() => members(member(root, "parameters"))),
    sharedResponses: once(() => members(member(root, "responses"))),
    schemas,
    schemasWith: (name) => schemasByMember().get(name) ?? [],
    resolve,
    propertiesOf(schema) {
      const known = properties.get(schema.value) ?? collectProperties(schema, resolve);
      properties.set(schema.value, known);
      return known;
    },
    references: once(() => findReferences(root, resolve)),
    expandedSize: once(() => measureExpanded(root, resolve)),
  };
}

function byMember(schemas: readonly SchemaLocation[]): ReadonlyMap<string, readonly SchemaLocation[]> {
  const found = new Map<string, SchemaLocation[]>();
  for (const location of schemas) {
    for (const name of Object.keys(objectOf(location.node) ?? {})) {
      const locations = found.get(name);
      if (locations === undefined) found.set(name, [location]);
      else locations.push(location);
    }
  }
  return found;
}

/** Ids that several operations have mean none of them. */
function operationsById(operations: readonly Operation[]): ReadonlyMap<string, Operation | undefined> {
  const found = new Map<string, Operation | undefined>();
  for (const operation of operations) {
    if (operation.id !== undefined) {
      found.set(operation.id, found.has(operation.id) ? undefined : operation);
    }
  }
  return found;
}
