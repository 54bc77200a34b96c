import type { JsonObject } from "../rest/json-fields.ts";

/** Values of a field's arguments, checked against the schema. */
export type Arguments = JsonObject;

/** GitHub refuses one field: null in the data, and an error with a type next to it. */
export class Refusal extends Error {
  readonly type: string;

  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

export function refuse(type: string, message: string): never {
  throw new Refusal(type, message);
}
