import { textsOf } from "../../connector/swagger/texts.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { called, eachOnce, sight } from "./_diagnostics.ts";

/** Holes of format strings, and strings put together; in quotes they are examples. */
const fragment =
  /(?<!["'`\w{])(?:\{\d\}(?!\})|%\d?\$?[sd](?!\w)|\$\{\w{1,60}\})(?!["'`])|["'] \+ \w{1,60} \+ ["']/;

export default defineRule({
  id: "english/composite",
  severity: "info",
  needs: ["swagger"],
  title: "Whole sentences instead of fragments",
  why: "Nothing fills holes like `{0}` in a definition: makers see them. Texts are translated, and fragments cannot be.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/connector-string-guidance",
  since: "0.1.0",
  *check({ swagger }) {
    for (const one of textsOf(swagger)) {
      const found = one.kind === "response" ? undefined : fragment.exec(one.text)?.[0]?.trim();
      if (found === undefined) continue;
      yield* eachOnce([
        sight(one, {
          message: `${called(one)} contains ${quoted(found)}, the hole of a text that something else completes.`,
          fix: "Write the whole sentence.",
        }),
      ]);
    }
  },
});
