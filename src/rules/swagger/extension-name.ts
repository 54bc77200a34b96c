import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { straysOf } from "./_members.ts";

/** Members of apiProperties.json. */
const ofProperties = new Set([
  "capabilities",
  "connectionParameters",
  "connectionParameterSets",
  "iconBrandColor",
  "policyTemplateInstances",
  "publisher",
  "scriptOperations",
  "stackOwner",
]);

export default defineRule({
  id: "swagger/extension-name",
  official: ["ExtensionNameNotValid"],
  severity: "error",
  needs: ["swagger"],
  title: "Extensions that begin with x-",
  why: "OpenAPI 2.0 takes members of one's own only with names that begin with `x-`; the import refuses others.",
  source: "Microsoft Swagger Validator, rule ExtensionNameNotValid; OpenAPI 2.0, Patterned Objects",
  since: "0.1.0",
  *check({ swagger }) {
    for (const stray of straysOf(swagger)) {
      const { location, name, subject, whose, meant, isKeyword, rightObject, betterLocation } = stray;
      if (isKeyword || meant !== undefined || rightObject !== undefined) continue;
      yield {
        location,
        subject,
        message: `The member ${quoted(name)} ${whose} is not known, and its name does not begin with \`x-\`.`,
        fix: betterLocation ?? fixFor(name),
        cause: name,
      };
    }
  },
});

function fixFor(name: string): string {
  if (ofProperties.has(name)) return `Move ${quoted(name)} into \`properties\` of apiProperties.json.`;
  const own = name.trim().replace(/^x?[-_:. ]*/i, "");
  return `Write ${quoted(`x-${own}`)} if it is an extension, or delete it.`;
}
