import { oncePer } from "../../connector/once.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";

/** Paths with an operation that can send the address of a flow. */
export const registeringPaths = oncePer(
  (swagger: Swagger): ReadonlySet<string> =>
    new Set(
      swagger
        .operations()
        .filter(({ method }) => ["post", "put", "patch"].includes(method))
        .map(({ path }) => path),
    ),
);
