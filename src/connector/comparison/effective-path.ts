/** The address an operation is called at, without the names its variables happen to have. */
import type { Operation, Swagger } from "../swagger/swagger.ts";

const variable = /\{[^{}]*\}/g;

/** `/v1` and `/users/{id}` → `/v1/users/{}`. */
export function effectivePath(swagger: Swagger, operation: Operation): string {
  return `${swagger.basePath ?? ""}/${operation.path}`.replace(/\/{2,}/g, "/").replace(variable, "{}");
}

/** Verb and effective path: what a request goes to. */
export function addressOf(swagger: Swagger, operation: Operation): string {
  return `${operation.method} ${effectivePath(swagger, operation)}`;
}

/** The names of a template's variables in their order. */
export function variablesOf(template: string): readonly string[] {
  return [...template.matchAll(variable)].map(([name]) => name.slice(1, -1));
}
