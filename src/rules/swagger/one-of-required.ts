import { keyLocationOf } from "../../connector/node.ts";
import { namesTo } from "../../connector/swagger/names.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { breachesOf } from "./_conformance.ts";

export default defineRule({
  id: "swagger/one-of-required",
  official: ["OneOfPropertiesRequired"],
  severity: "error",
  needs: ["swagger"],
  title: "At least one of the members that say what is meant",
  why: "Without any of them the platform does not know which operation to call or what to send, so the list or schema stays empty.",
  source: "Microsoft Swagger Validator, rule OneOfPropertiesRequired",
  since: "0.1.0",
  *check({ swagger }) {
    const reported = new Set<string>();
    for (const breach of breachesOf(swagger)) {
      if (breach.kind !== "none-of") continue;
      const names = namesTo(swagger, breach.pointer);
      const key = JSON.stringify(names);
      if (reported.has(key)) continue;
      reported.add(key);
      // Where this one may be is the business of extension/tree-selecteditem-position.
      const wanted = breach.names.filter((name) => name !== "selectedItemValuePath").map(quoted);
      yield {
        location: keyLocationOf({ value: null, file: swagger.file, pointer: breach.pointer }),
        subject: names,
        message: `The ${quoted(names.at(-1) ?? "")} of ${quoted(names.slice(0, -1).join("."))} has ${wanted.length === 1 ? `no ${wanted[0]}` : `neither ${wanted.join(" nor ")}`}.`,
        fix: `Add ${wanted.join(" or ")}.`,
      };
    }
  },
});
