/** Output schemas that say less than they did. */
import type { FieldPair, OperationPair } from "../../connector/comparison/comparison.ts";
import type { Shape } from "../../connector/comparison/shape.ts";

const dynamicSchemas = ["x-ms-dynamic-schema", "x-ms-dynamic-properties"];

/** The topmost part of the outputs that had properties and gets them from another operation now. */
export function becameDynamic(pair: OperationPair): FieldPair | undefined {
  return pair
    .outputs()
    .kept.find(
      ({ before, after }) =>
        before.shape.properties().size > 0 &&
        !isDynamic(before.shape) &&
        isDynamic(after.shape) &&
        after.shape.properties().size === 0,
    );
}

export function isDynamic(shape: Shape): boolean {
  return dynamicSchemas.some((keyword) => shape.facet(keyword) !== undefined);
}

/** Says something about the value at all. */
export function isTyped(shape: Shape): boolean {
  return shape.type !== undefined || shape.properties().size > 0;
}
