import { keyLocationOf, type Node } from "../../connector/node.ts";
import { isEmptySchema } from "../../connector/schemas/empty-schema.ts";
import type { Operation, Response, Swagger } from "../../connector/swagger/swagger.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { parsePointer } from "../../text/json/pointer.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "response/default-response-schema",
  official: ["DefaultResponseHasSchema"],
  policy: ["5000.2.4.1"],
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["swagger"],
  covers: ["response/op-no-success-response"],
  title: "No schema on the default response",
  why: "The default response stands for everything that is not described. The validator asks for the schema on the real success status, from which designers take the outputs.",
  source: "Microsoft Swagger Validator, rule DefaultResponseHasSchema",
  since: "0.1.0",
  *check({ swagger }) {
    const reported = new Set<string>();
    const described = describedStatuses(swagger);
    for (const one of defaultsOf(swagger)) {
      const { name, schema, operation } = one;
      if (name === undefined) {
        const fix = fixFor(operation, schema);
        yield {
          location: keyLocationOf(schema),
          subject: [operation.name],
          message: `The default response of ${quoted(operation.name)} has a schema.`,
          fix,
          // Where others are counted with it, its fix stands for theirs.
          cause: fix,
        };
      } else if (described.has(one.response.node.pointer)) yield usedForMore(one, name);
      else if (!reported.has(one.response.node.pointer)) yield sharedByDefaults(one, name);
      reported.add(one.response.node.pointer);
    }
  },
});

interface DefaultResponse {
  readonly operation: Operation;
  readonly response: Response;
  readonly schema: Node;
  /** Of the shared response that it is; undefined where it is described in place. */
  readonly name: string | undefined;
}

function defaultsOf(swagger: Swagger): readonly DefaultResponse[] {
  return swagger.operations().flatMap((operation) => {
    if (operation.kind === "mcp") return [];
    const response = operation.responses.find(({ status }) => status === "default");
    if (response?.schema === undefined) return [];
    const isShared = response.node.pointer !== response.usedAt.pointer;
    const name = isShared ? parsePointer(response.node.pointer)?.at(-1) : undefined;
    return [{ operation, response, schema: response.schema, name }];
  });
}

/** Pointers of the responses that stand for a status, too. */
function describedStatuses(swagger: Swagger): ReadonlySet<string> {
  return new Set(
    swagger
      .operations()
      .flatMap(({ responses }) => responses)
      .flatMap(({ status, node }) => (status === "default" ? [] : [node.pointer])),
  );
}

function usedForMore({ operation, response }: DefaultResponse, name: string): Diagnostic {
  return {
    location: keyLocationOf(response.usedAt),
    subject: [operation.name],
    message: messageOf(operation, name),
    fix: "Describe `default` in place, without a schema.",
    cause: `shared ${name}`,
  };
}

/** One edit fixes them all. */
function sharedByDefaults({ operation, schema, response }: DefaultResponse, name: string): Diagnostic {
  const described = describedSuccess(operation);
  const rest =
    described === undefined
      ? `, and describe what the service returns under the status of success, such as \`200\`${orNothing}`
      : `; ${quoted(described.status)} has one`;
  return {
    location: keyLocationOf(schema),
    subject: parsePointer(response.node.pointer) ?? ["responses", name],
    message: messageOf(operation, name),
    fix: `Delete the schema of the shared response ${quoted(name)}${rest}.`,
    cause: `shared ${name}`,
  };
}

function messageOf({ name }: Operation, shared: string): string {
  return `The default response of ${quoted(name)} is the shared response ${quoted(shared)}, which has a schema.`;
}

const orNothing = "; without a schema if it returns nothing";

function describedSuccess({ responses }: Operation): Response | undefined {
  return responses.find(({ isSuccess, schema }) => isSuccess && schema !== undefined);
}

function fixFor(operation: Operation, schema: Node): string {
  const described = describedSuccess(operation);
  if (described !== undefined)
    return `Delete the schema of \`default\`; ${quoted(described.status)} has one.`;
  const isEmpty = isEmptySchema(schema);
  const first = operation.responses.find(({ isSuccess }) => isSuccess);
  if (first?.status === "204") return "Delete the schema of `default`; a `204` has no content.";
  if (first !== undefined)
    return isEmpty
      ? `Delete the schema of \`default\`; if the service returns something, describe it under ${quoted(first.status)}.`
      : `Move the schema to ${quoted(first.status)} if it is what the service returns on success; delete it if it is that of an error.`;
  return isEmpty
    ? `Delete the empty schema of \`default\`, and describe what the service returns under the status of success, such as \`200\`${orNothing}.`
    : "Move the schema to the status the service answers with on success, such as `200`.";
}
