/** Random swaggers with everything a comparison follows: references, allOf, lists, bodies, outputs, notifications. */
import fc from "fast-check";

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };
export type Members = { [name: string]: Json };

const names = ["id", "name", "total", "items", "address", "status", "description", "type"];
const definitionNames = ["Invoice", "Customer", "Line", "Address", "Page"];

const scalar: fc.Arbitrary<Members> = fc.oneof(
  fc.constantFrom<Members>(
    { type: "string" },
    { type: "string", format: "date" },
    { type: "integer", format: "int32", minimum: 0 },
    { type: "boolean", default: false },
    { type: "string", "x-ms-visibility": "internal", default: "flow" },
  ),
  fc
    .subarray(["open", "paid", "overdue"], { minLength: 1 })
    .map((values): Members => ({ type: "string", enum: values })),
);
const reference = fc
  .constantFrom(...definitionNames)
  .map((name): Members => ({ $ref: `#/definitions/${name}` }));

/** Only this one is inherited from: a schema that inherits from itself means nothing. */
const base = fc.constant<Members>({ $ref: "#/definitions/Base" });

const { schema } = fc.letrec<{ schema: Members; object: Members; list: Members; whole: Members }>((tie) => ({
  schema: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    scalar,
    reference,
    tie("object"),
    tie("list"),
    tie("whole"),
  ),
  object: fc
    .tuple(fc.dictionary(fc.constantFrom(...names), tie("schema"), { maxKeys: 4 }), fc.nat(3))
    .map(([properties, required]) => objectOf(properties, required)),
  list: tie("schema").map((items): Members => ({ type: "array", items })),
  whole: fc.tuple(base, tie("object")).map(([one, other]): Members => ({ allOf: [one, other] })),
}));

function objectOf(properties: Members, required: number): Members {
  const some = Object.keys(properties).slice(0, required);
  return { type: "object", properties: { ...properties }, ...(some.length > 0 ? { required: some } : {}) };
}

const parameter = fc
  .tuple(
    fc.constantFrom("limit", "filter", "company"),
    fc.constantFrom("query", "header"),
    fc.boolean(),
    scalar,
  )
  .map(([name, location, required, type]): Members => ({ name, in: location, required, ...type }));

const operation = fc.record({
  parameters: fc.uniqueArray(parameter, { selector: (one) => `${one["in"]} ${one["name"]}`, maxLength: 3 }),
  body: fc.option(schema, { nil: undefined }),
  output: fc.option(schema, { nil: undefined }),
  status: fc.constantFrom("200", "201"),
  visibility: fc.constantFrom("important", "advanced", "internal"),
  isTrigger: fc.boolean(),
});

/** Each operation has its own path; definitions may refer to each other, and to themselves. */
export const anySwagger: fc.Arbitrary<Members> = fc
  .tuple(
    fc.tuple(...definitionNames.map(() => schema)),
    fc.array(operation, { minLength: 1, maxLength: 4 }),
    fc.option(schema, { nil: undefined }),
    fc.dictionary(fc.constantFrom(...names), scalar, { maxKeys: 3 }),
  )
  .map(([schemas, operations, notification, inherited]) => ({
    swagger: "2.0",
    info: { title: "Contoso Invoices", version: "1.0" },
    host: "api.contoso.example",
    basePath: "/v1",
    schemes: ["https"],
    paths: Object.fromEntries(
      operations.map((parts, index) => [
        `/things${index}/{id}`,
        {
          ...(notification === undefined || !parts.isTrigger
            ? {}
            : { "x-ms-notification-content": { schema: notification } }),
          post: operationOf(parts, index),
        },
      ]),
    ),
    definitions: {
      Base: objectOf(inherited, 1),
      ...Object.fromEntries(definitionNames.map((name, index) => [name, schemas[index] ?? {}])),
    },
  }));

function operationOf(
  parts: {
    readonly parameters: readonly Members[];
    readonly body: Members | undefined;
    readonly output: Members | undefined;
    readonly status: string;
    readonly visibility: string;
    readonly isTrigger: boolean;
  },
  index: number,
): Members {
  const { parameters, body, output, status, visibility, isTrigger } = parts;
  return {
    operationId: `Operation${index}`,
    summary: "Do it",
    "x-ms-visibility": visibility,
    ...(isTrigger ? { "x-ms-trigger": "single" } : {}),
    parameters: [
      { name: "id", in: "path", required: true, type: "string" },
      ...parameters,
      ...(body === undefined ? [] : [{ name: "body", in: "body", required: true, schema: body }]),
    ],
    responses: { [status]: { description: "Done.", ...(output === undefined ? {} : { schema: output }) } },
  };
}
