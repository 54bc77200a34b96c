/** The part of GitHub's GraphQL API that REST doesn't have: review threads, minimizing, resolving. */
import { execute, GraphQLError, NoDeprecatedCustomRule, parse, specifiedRules, validate } from "graphql";
import { type Answer, type Caller, failure } from "../rest/answers.ts";
import { objectOf, textOf } from "../rest/json-fields.ts";
import type { World } from "../state/state.ts";
import { mutations } from "./mutations.ts";
import { queries } from "./queries.ts";
import { Refusal } from "./refusal.ts";
import { githubSchema } from "./schema.ts";

/** A deprecated field works until GitHub removes it; the App shouldn't wait for that. */
const rules = [...specifiedRules, NoDeprecatedCustomRule];

/**
 * @param note takes what breaks GitHub's schema: a request as the caller made it, a response as the simulator made it
 */
export async function answerGraphql(
  world: World,
  caller: Caller | undefined,
  body: unknown,
  note: (kind: "request" | "response", problem: string) => void,
): Promise<Answer> {
  if (caller === undefined || caller.kind === "app") return failure(401, "Bad credentials");
  const refuseRequest = (errors: readonly GraphQLError[]): Answer => {
    note("request", `GraphQL: ${errors.map((error) => error.message).join("\n")}`);
    return { status: 200, body: { errors } };
  };
  const schema = githubSchema();
  const document = parsed(textOf(body, "query") ?? "");
  if (document instanceof GraphQLError) return refuseRequest([document]);
  const invalid = validate(schema, document, rules);
  if (invalid.length > 0) return refuseRequest(invalid);

  const { data, errors = [] } = await execute({
    schema,
    document,
    rootValue: { ...queries(world, caller), ...mutations(world, caller) },
    variableValues: objectOf(body, "variables") ?? {},
  });
  // Without data nothing ran: the variables don't have the declared types.
  if (data === undefined) return refuseRequest(errors);
  for (const { message, path, originalError } of errors) {
    if (!(originalError instanceof Refusal)) note("response", `GraphQL ${path?.join(".")}: ${message}`);
  }
  return { status: 200, body: errors.length === 0 ? { data } : { data, errors: errors.map(errorShape) } };
}

function parsed(query: string) {
  try {
    return parse(query);
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

/** GitHub puts the type next to the message, not into the extensions. */
function errorShape(error: GraphQLError) {
  const { originalError } = error;
  return originalError instanceof Refusal ? { type: originalError.type, ...error.toJSON() } : error.toJSON();
}
