/** `x-ms-api-annotation` of operations: families of revisions. */

import { keyLocationOf, member, type Node, numberOf, stringOf } from "../../connector/node.ts";
import { oncePer } from "../../connector/once.ts";
import type { Operation, Swagger } from "../../connector/swagger/swagger.ts";
import type { Diagnostic } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

export interface Annotated {
  readonly operation: Operation;
  readonly annotation: Node;
  readonly family: string | undefined;
  /** Undefined when absent or no number. */
  readonly revision: number | undefined;
  /** `Production` or `Preview`; undefined when it is the connector's. */
  readonly status: string | undefined;
}

export const annotatedOperations = oncePer((swagger: Swagger): readonly Annotated[] => {
  return swagger.operations().flatMap((operation) => {
    const annotation = member(operation.node, "x-ms-api-annotation");
    if (annotation === undefined) return [];
    return [
      {
        operation,
        annotation,
        family: stringOf(member(annotation, "family")),
        revision: numberOf(member(annotation, "revision")),
        status: stringOf(member(annotation, "status")),
      },
    ];
  });
});

/** The operations of each family, in the order of the text. */
export const familiesOf = oncePer((swagger: Swagger): ReadonlyMap<string, readonly Annotated[]> => {
  const found = new Map<string, Annotated[]>();
  for (const one of annotatedOperations(swagger)) {
    if (one.family === undefined || one.family.trim() === "") continue;
    const family = found.get(one.family);
    if (family === undefined) found.set(one.family, [one]);
    else family.push(one);
  }
  return found;
});

/** Replacements without a member that leads to the successor. @param what it names: "the API that has the successor" */
export function* replacementsWithout(swagger: Swagger, name: string, what: string): Generator<Diagnostic> {
  for (const { operation, annotation } of annotatedOperations(swagger)) {
    const replacement = member(annotation, "replacement");
    const node = member(replacement, name);
    if (replacement === undefined || (node !== undefined && stringOf(node)?.trim() !== "")) continue;
    yield {
      location: keyLocationOf(node ?? replacement),
      subject: [operation.name],
      message: `The replacement of ${quoted(operation.name)} does not name ${what}.`,
      fix: `Add \`"${name}"\` to \`replacement\`.`,
    };
  }
}
