/**
 * The form of an apiProperties.json: api-properties-schema.json holds the types and names of the published schema, which
 * `scripts/trim-properties-schema.ts` reads from a checkout.
 */
import data from "./api-properties-schema.json" with { type: "json" };

export interface Shape {
  /** JSON types as JSON Schema names them; undefined: anything. */
  readonly types?: readonly string[];
  readonly members?: Readonly<Record<string, Shape>>;
  /** A regular expression for names beside those of `members`. */
  readonly pattern?: string;
  /** Other names aren't in the schema. */
  readonly closed?: boolean;
  readonly items?: Shape;
}

/** Of the object `properties`; `parameter` and `policy` of each connection parameter and policy, wherever it is. */
export const propertiesShape: Shape = data.properties;
export const parameterShape: Shape = data.parameter;
export const policyShape: Shape = data.policy;
