/**
 * The form of an apiProperties.json: api-properties-schema.json holds the types and names of the published schema, which
 * `scripts/trim-properties-schema.ts` reads from a checkout.
 */
import data from "./api-properties-schema.json" with { type: "json" };

export interface PropertyShape {
  /** JSON types as JSON Schema names them; undefined: anything. */
  readonly types?: readonly string[];
  readonly members?: Readonly<Record<string, PropertyShape>>;
  /** A regular expression for names next to those of `members`. */
  readonly pattern?: string;
  /** Other names aren't in the schema. */
  readonly closed?: boolean;
  readonly items?: PropertyShape;
}

/** Of the object `properties`; `parameter` and `policy` of each connection parameter and policy, wherever it is. */
export const propertiesShape: PropertyShape = data.properties;
export const parameterShape: PropertyShape = data.parameter;
export const policyShape: PropertyShape = data.policy;
