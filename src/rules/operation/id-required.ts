import { keyLocationOf, member, stringOf } from "../../connector/node.ts";
import type { Operation } from "../../connector/swagger/swagger.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { wordsOf } from "../../text/identifier-words.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "operation/id-required",
  official: ["OperationIdRequired"],
  policy: ["5000.2.6.2"],
  severity: "error",
  needs: ["swagger"],
  title: "An id for every operation",
  why: "Flows and formulas call an operation by its id; an operation without one cannot be imported.",
  source: "Microsoft Swagger Validator, rule OperationIdRequired",
  since: "0.1.0",
  *check({ swagger }) {
    for (const operation of swagger.operations()) {
      if (operation.id !== undefined) continue;
      const node = member(operation.node, "operationId");
      // An id that is no text is the business of swagger/json-type.
      if (node !== undefined && stringOf(node) === undefined) continue;
      yield {
        location: keyLocationOf(node ?? operation.node),
        subject: [operation.name],
        message:
          node === undefined
            ? `The operation ${quoted(operation.name)} has no \`operationId\`.`
            : `The \`operationId\` of ${quoted(operation.name)} is empty.`,
        fix: `Give it an id of its own: ${quoted(`"operationId": "${suggestedId(operation)}"`)}.`,
      };
    }
  },
});

const verbs: Readonly<Record<Operation["method"], string>> = {
  get: "Get",
  put: "Update",
  post: "Create",
  delete: "Delete",
  options: "Options",
  head: "Check",
  patch: "Update",
};

/** `GET /users/{id}` becomes `GetUsersById`. */
function suggestedId({ method, path }: Operation): string {
  const segments = path.split("/").filter((segment) => segment !== "");
  const names = segments.map((segment) => {
    const name = wordsOf(segment.replace(/^\{.*?([^{}/]*)\}.*$/, "$1"))
      .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
      .join("");
    return segment.startsWith("{") ? `By${name}` : name;
  });
  return `${verbs[method]}${names.join("")}`;
}
