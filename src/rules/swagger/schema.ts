import { keyLocationOf } from "../../connector/node.ts";
import { namesTo } from "../../connector/swagger/names.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { parentPointer, valueAt } from "../../text/json/pointer.ts";
import { nameOfType } from "../../wording/json-type.ts";
import { quoted } from "../../wording/quoted.ts";
import { breachesOf, isInExtension } from "./_conformance.ts";
import { labelAt } from "./_member-label.ts";

export default defineRule({
  id: "swagger/schema",
  severity: "info",
  needs: ["swagger"],
  title: "Extensions with the members that are documented",
  why: "The platform ignores what it does not know inside an extension. Newer settings may be known to it and not to this rule.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/openapi-extensions",
  since: "0.1.0",
  *check({ swagger }) {
    const reported = new Set<string>();
    for (const breach of breachesOf(swagger)) {
      if (!isInExtension(breach) || breach.kind === "none-of") continue;
      const names =
        breach.kind === "unknown-member"
          ? [...namesTo(swagger, parentPointer(breach.pointer) ?? ""), breach.name]
          : labelAt(swagger, breach.pointer).names;
      const key = JSON.stringify(names);
      if (reported.has(key)) continue;
      reported.add(key);
      const last = quoted(names.at(-1) ?? "");
      const whose = `of ${quoted(names.slice(0, -1).join("."))}`;
      yield {
        location: keyLocationOf({ value: null, file: swagger.file, pointer: breach.pointer }),
        subject: names,
        message:
          breach.kind === "type"
            ? `${labelAt(swagger, breach.pointer).label} is ${nameOfType(valueAt(swagger.root.value, breach.pointer) ?? null)}, not ${breach.types.join(" or ")}.`
            : `The member ${last} ${whose} is in no document of the platform.`,
        fix: "Check it against the reference of the extension, or keep it when a newer setting is meant.",
        cause: breach.kind === "type" ? breach.pointer.slice(breach.pointer.lastIndexOf("/")) : breach.name,
      };
    }
  },
});
