import { locationOf, member, stringOf } from "../../connector/node.ts";
import { typedLocationsWith } from "../../connector/schemas/typed-schemas.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { partLabelAtStart } from "../../wording/part-label.ts";

export default defineRule({
  id: "extension/editor-dictionary",
  official: ["InvalidCustomEditorExtensionDictionaryValue"],
  severity: "error",
  needs: ["swagger"],
  title: "The dictionary editor on open objects only",
  why: "The editor lets makers add keys and values, which only an object with additional properties can take.",
  source: "Microsoft Swagger Validator, rule InvalidCustomEditorExtensionDictionaryValue",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { node, type, subject, label } of typedLocationsWith(swagger, "x-ms-editor")) {
      const editor = member(node, "x-ms-editor");
      if (editor === undefined || stringOf(editor) !== "dictionary") continue;
      if (type === "object" && member(node, "additionalProperties")?.value !== false) continue;
      yield {
        location: locationOf(editor),
        subject,
        message: `${partLabelAtStart(label)} has the dictionary editor and takes no additional properties.`,
        fix: 'Use `"type": "object"` with `additionalProperties`, or delete `x-ms-editor`.',
      };
    }
  },
});
