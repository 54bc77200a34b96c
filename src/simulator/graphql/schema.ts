import { readFileSync } from "node:fs";
import { buildSchema, type GraphQLSchema } from "graphql";

let shared: GraphQLSchema | undefined;

/** GitHub's schema, from the file next to this one; read once per process. */
export function githubSchema(): GraphQLSchema {
  shared ??= buildSchema(readFileSync(new URL("./schema.graphql", import.meta.url), "utf8"));
  return shared;
}
