import { keyLocationOf } from "../../connector/node.ts";
import { once } from "../../connector/once.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { parsePointer, pointerOfRef, toPointer } from "../../text/json/pointer.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "swagger/unused-component",
  severity: "info",
  needs: ["swagger"],
  title: "No definitions that nothing refers to",
  why: "Unused parts make the definition longer and reviews slower, and often show that something was forgotten.",
  source: "Connector Review",
  since: "0.1.0",
  *check({ swagger, connector }) {
    const used = usedParts(swagger);
    const named = once(() => namedParts(connector.text("swagger")?.source.text ?? ""));
    const maps = [
      { map: "definitions", kind: "definition", members: swagger.definitions() },
      { map: "parameters", kind: "shared parameter", members: swagger.sharedParameters() },
      { map: "responses", kind: "shared response", members: swagger.sharedResponses() },
    ];
    for (const { map, kind, members } of maps) {
      for (const { name, node } of members) {
        const pointer = toPointer([map, name]);
        if (used.has(pointer) || named().has(pointer)) continue;
        yield {
          location: keyLocationOf(node),
          subject: [map, name],
          message: `Nothing refers to the ${kind} ${quoted(name)}.`,
          fix: `Delete ${quoted(name)}, or refer to it where it is meant.`,
        };
      }
    }
  },
});

/** The parts some reference means, or is inside; pointers without what references escape. */
function usedParts(swagger: Swagger): ReadonlySet<string> {
  return new Set(
    swagger.references().flatMap(({ target }) => {
      const pointer = pointerOfRef(target);
      return pointer === undefined ? [] : [toPointer((parsePointer(pointer) ?? []).slice(0, 2))];
    }),
  );
}

/** What looks like a reference anywhere: in an example it is none, but parsers follow it and refuse what leads nowhere. */
function namedParts(text: string): ReadonlySet<string> {
  const found = text.matchAll(/"#(\\?\/(?:definitions|parameters|responses)\\?\/[^"/\\]{1,200})"/g);
  return new Set([...found].map(([, pointer = ""]) => pointer.replaceAll("\\/", "/")));
}
