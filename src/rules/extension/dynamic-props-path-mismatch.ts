import { keyLocationOf, locationOf, member, type Node, stringOf } from "../../connector/node.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { removeAt, setMember } from "../../text/json/json-change.ts";
import { parentPointer, valueAt } from "../../text/json/pointer.ts";
import { quoted } from "../../wording/quoted.ts";
import { whose } from "../../wording/whose.ts";
import { dynamicCalls } from "./_arguments.ts";
import { withoutProperties } from "./_later-form.ts";

export default defineRule({
  id: "extension/dynamic-props-path-mismatch",
  official: ["DynamicPropertiesItemValuePathMismatch"],
  severity: "warning",
  needs: ["swagger"],
  title: "Both dynamic forms with one path to the schema",
  why: "Older designers read x-ms-dynamic-schema, newer ones x-ms-dynamic-properties; with two paths makers see different fields depending on where they work.",
  source: "Microsoft Swagger Validator, rule DynamicPropertiesItemValuePathMismatch",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { call } of dynamicCalls(swagger)) {
      const first = call.by === "x-ms-dynamic-properties" ? firstForm(swagger, call.node) : undefined;
      if (first === undefined) continue;
      const expected = withoutProperties(stringOf(member(first, "value-path")) ?? "");
      const written = member(call.node, "itemValuePath");
      const path = stringOf(written) ?? "";
      if (path === expected) continue;
      yield {
        location: written === undefined ? keyLocationOf(call.node) : locationOf(written),
        subject: [...call.owner, call.by],
        message: `The \`x-ms-dynamic-properties\` ${whose(call.owner)} takes the schema from ${nameOfPath(path)}, the \`x-ms-dynamic-schema\` beside it from ${nameOfPath(expected)}.`,
        ...fixWith(call.node, written, expected),
      };
    }
  },
});

function fixWith(
  extension: Node,
  written: Node | undefined,
  expected: string,
): Pick<Diagnostic, "fix" | "edits"> {
  const otherwise = "or correct the `value-path` of `x-ms-dynamic-schema`";
  if (expected === "" && written !== undefined)
    return { fix: `Delete \`itemValuePath\`, ${otherwise}.`, edits: [removeAt(written.pointer)] };
  return {
    fix: `Set \`itemValuePath\` to ${quoted(expected)}, ${otherwise}.`,
    edits: [setMember(extension.pointer, "itemValuePath", expected, "operationId")],
  };
}

function firstForm(swagger: Swagger, { file, pointer }: Node): Node | undefined {
  const holder = parentPointer(pointer) ?? "";
  const value = valueAt(swagger.root.value, holder);
  return value === undefined ? undefined : member({ value, file, pointer: holder }, "x-ms-dynamic-schema");
}

function nameOfPath(path: string): string {
  return path === "" ? "the whole answer" : quoted(path);
}
