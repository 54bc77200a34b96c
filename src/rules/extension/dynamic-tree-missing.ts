import { extensionsOf, ownerNamesOf } from "../../connector/extensions/extensions.ts";
import { keyLocationOf, member, stringOf } from "../../connector/node.ts";
import { isSelectable } from "../../connector/swagger/selectable.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { isObject, own } from "../../text/json/json.ts";
import { parentPointer, valueAt } from "../../text/json/pointer.ts";
import { whose } from "../../wording/whose.ts";

export default defineRule({
  id: "extension/dynamic-tree-missing",
  official: ["DynamicTreeExtensionMissing"],
  severity: "warning",
  needs: ["swagger"],
  title: "A tree beside every file picker",
  why: "Newer designers show the folders of a file picker from x-ms-dynamic-tree; without it makers have to type ids and paths.",
  source: "Microsoft Swagger Validator, rule DynamicTreeExtensionMissing",
  since: "0.1.0",
  *check({ swagger }) {
    for (const extension of extensionsOf(swagger)) {
      const { name, node } = extension;
      if (name !== "x-ms-dynamic-values" || stringOf(member(node, "capability")) !== "file-picker") continue;
      if (!isSelectable(swagger, node.pointer)) continue;
      const holder = valueAt(swagger.root.value, parentPointer(node.pointer) ?? "");
      if (isObject(holder) && own(holder, "x-ms-dynamic-tree") !== undefined) continue;
      const owner = ownerNamesOf(swagger, extension);
      yield {
        location: keyLocationOf(node),
        subject: owner,
        message: `The file picker ${whose(owner)} has no \`x-ms-dynamic-tree\`.`,
        fix: "Add `x-ms-dynamic-tree` beside it with the parts `settings`, `open` and `browse`.",
      };
    }
  },
});
