import { keyPlaceOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule.ts";
import { removeAt } from "../../text/json-change.ts";
import { quoted } from "../../text/quoted.ts";

export default defineRule({
  id: "swagger/unused-component",
  severity: "info",
  needs: ["swagger"],
  title: "No definitions that nothing refers to",
  why: "Unused parts make the definition longer and reviews slower, and often show that something was forgotten.",
  source: "Connector Review",
  since: "0.1.0",
  *check({ swagger }) {
    const used = new Set(swagger.references().map(({ target }) => target));
    const maps = [
      { map: "definitions", kind: "definition", members: swagger.definitions() },
      { map: "parameters", kind: "shared parameter", members: swagger.sharedParameters() },
      { map: "responses", kind: "shared response", members: swagger.sharedResponses() },
    ];
    for (const { map, kind, members } of maps) {
      for (const { name, node } of members) {
        if (isUsed(used, map, name)) continue;
        yield {
          at: keyPlaceOf(node),
          subject: [map, name],
          message: `Nothing refers to the ${kind} ${quoted(name)}.`,
          fix: `Delete ${quoted(name)}, or refer to it where it is meant.`,
          repair: [removeAt(node.pointer)],
        };
      }
    }
  },
});

/** References may escape slashes, tildes and anything a URL does not hold. */
function isUsed(used: ReadonlySet<string>, map: string, name: string): boolean {
  const escaped = name.replaceAll("~", "~0").replaceAll("/", "~1");
  const prefix = `#/${map}/`;
  if (
    used.has(prefix + escaped) ||
    used.has(prefix + encodeURIComponent(escaped)) ||
    used.has(prefix + encodeURI(escaped))
  )
    return true;
  for (const target of used) if (target.startsWith(`${prefix}${escaped}/`)) return true;
  return false;
}
