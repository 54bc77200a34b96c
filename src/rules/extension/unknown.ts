import { extensionsOf, ownerNamesOf } from "../../connector/extensions/extensions.ts";
import { keyLocationOf, type Node } from "../../connector/node.ts";
import { extensions } from "../../connector/platform/vocabulary.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { childPointer, parentPointer, valueAt } from "../../text/json/pointer.ts";
import { quoted } from "../../wording/quoted.ts";
import { whose } from "../../wording/whose.ts";
import { isKnownExtension, misspelledFrom } from "./_known.ts";

export default defineRule({
  id: "extension/unknown",
  severity: "info",
  needs: ["swagger"],
  title: "Consider using documented extensions only",
  why: "The platform ignores most extensions that aren't documented, so their effect might be missing.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/openapi-extensions",
  since: "0.1.0",
  *check({ swagger }) {
    for (const extension of extensionsOf(swagger)) {
      const { name, node } = extension;
      // extension/misspelled reports near misses. Extensions for AI plug-ins are common, and new ones come often.
      if (isKnownExtension(name) || misspelledFrom(name) !== undefined || name.startsWith("x-ms-openai-"))
        continue;
      const owner = ownerNamesOf(swagger, extension);
      yield {
        location: keyLocationOf(node),
        subject: [...owner, name],
        message: `The extension ${quoted(name)} ${whose(owner)} isn't documented (checked on ${extensions.checked}).`,
        fix: fixFor(swagger, name, node),
        cause: name,
      };
    }
  },
});

/** An extension that isn't documented may still have an effect, so the fix never asks to remove it. */
function fixFor(swagger: Swagger, name: string, { pointer }: Node): string {
  if (name !== "x-ms-description") return "Check its spelling, and test that it has the effect you expect.";
  const holder = parentPointer(pointer) ?? "";
  const free = ["description", "x-ms-summary"].filter(
    (other) => valueAt(swagger.root.value, childPointer(holder, other)) === undefined,
  );
  return free.length === 0
    ? "Check that `description` has all of its text."
    : `Move its text to ${free.map(quoted).join(" or ")}.`;
}
