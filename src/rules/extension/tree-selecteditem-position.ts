import { type Extension, extensionsOf, ownerNamesOf } from "../../connector/extensions/extensions.ts";
import { keyLocationOf, members, type Node } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { removeAt } from "../../text/json/json-change.ts";
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
      for (const { node, names, removed } of misplaced(extension)) {
        const owner = ownerNamesOf(swagger, extension);
        yield {
          location: keyLocationOf(node),
          subject: [...owner, extension.name, ...names],
          message: `The ${quoted(extension.name)} ${whose(owner)} has \`selectedItemValuePath\` outside the \`browse\` part of a tree.`,
          fix: "Delete `selectedItemValuePath` here, and pass a value or a reference where the call needs one.",
          edits: [removeAt(removed)],
        };
      }
    }
  },
});

interface Misplaced {
  readonly node: Node;
  readonly names: readonly string[];
  /** The argument with it, when it holds nothing else. */
  readonly removed: string;
}

function misplaced({ name, node }: Extension): readonly Misplaced[] {
  const open: Pick<Misplaced, "node" | "names">[] = [{ node, names: [] }];
  const found: Misplaced[] = [];
  for (const at of open) {
    const inside = members(at.node);
    for (const inner of inside) {
      const names = [...at.names, inner.name];
      const isOnly = inside.length === 1 && at.names.length > 0;
      if (inner.name === "selectedItemValuePath")
        found.push({ node: inner.node, names, removed: (isOnly ? at : inner).node.pointer });
      else if (name !== "x-ms-dynamic-tree" || at.names.length > 0 || inner.name !== allowed)
        open.push({ node: inner.node, names });
    }
  }
  return found;
}
