import { type Extension, extensionsOf, ownerNamesOf } from "../../connector/extensions/extensions.ts";
import { keyLocationOf, members, type Node } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { whose } from "../../wording/whose.ts";

const allowed = "browse";

export default defineRule({
  id: "extension/tree-selecteditem-position",
  official: ["SelectedItemValuePathNotAllowedInThisPosition"],
  severity: "error",
  needs: ["swagger"],
  title: "The selected item in the browse part of trees only",
  why: "An item is selected only while somebody browses a tree; anywhere else there is none and the call is made without a value.",
  source: "Microsoft Swagger Validator, rule SelectedItemValuePathNotAllowedInThisPosition",
  since: "0.1.0",
  *check({ swagger }) {
    for (const extension of extensionsOf(swagger)) {
      if (!/^x-ms-(?:dynamic-|capabilities$)/.test(extension.name)) continue;
      for (const { node, names } of misplaced(extension)) {
        const owner = ownerNamesOf(swagger, extension);
        yield {
          location: keyLocationOf(node),
          subject: [...owner, extension.name, ...names],
          message: `The ${quoted(extension.name)} ${whose(owner)} has \`selectedItemValuePath\` outside the \`browse\` part of a tree.`,
          fix: "Delete `selectedItemValuePath` here, and pass a value or a reference where the call needs one.",
        };
      }
    }
  },
});

interface Misplaced {
  readonly node: Node;
  readonly names: readonly string[];
}

function misplaced({ name, node }: Extension): readonly Misplaced[] {
  const open: Misplaced[] = [{ node, names: [] }];
  const found: Misplaced[] = [];
  for (const at of open) {
    for (const inner of members(at.node)) {
      const names = [...at.names, inner.name];
      if (inner.name === "selectedItemValuePath") found.push({ node: inner.node, names });
      else if (name !== "x-ms-dynamic-tree" || at.names.length > 0 || inner.name !== allowed)
        open.push({ node: inner.node, names });
    }
  }
  return found;
}
