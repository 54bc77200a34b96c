/** `x-ms-enum-values`: names for the values of an enum. */

import { items, member, type Node } from "../../connector/node.ts";
import { oncePer } from "../../connector/once.ts";
import { type TypedLocation, typedLocationsWith } from "../../connector/schemas/typed-schemas.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";

export interface EnumValues {
  readonly typed: TypedLocation;
  readonly entries: readonly Node[];
}

export const enumValuesOf = oncePer((swagger: Swagger): readonly EnumValues[] => {
  return typedLocationsWith(swagger, "x-ms-enum-values").flatMap((typed) => {
    const entries = items(member(typed.node, "x-ms-enum-values"));
    return entries.length === 0 ? [] : [{ typed, entries }];
  });
});
