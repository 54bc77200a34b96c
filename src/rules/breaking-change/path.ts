import { keyLocationOf } from "../../connector/node.ts";
import type { Operation, Swagger } from "../../connector/swagger/swagger.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { atPointer, type Location } from "../../text/location.ts";
import { quoted, wasAndIs } from "../../wording/quoted.ts";
import { everyFlowWith, orNewRevision, usedOperations } from "./_operations.ts";

export default defineRule({
  id: "breaking-change/path",
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["comparison"],
  title: "Paths of published operations that stay",
  why: "Logic apps store the path of what they call, and the old address may be gone. Names of path variables may change without harm to the address.",
  source: "Pull requests 3499 and 3648 of microsoft/PowerPlatformConnectors",
  since: "0.1.0",
  *check({ comparison }) {
    const [was, is] = [comparison.before.swagger, comparison.after.swagger];
    for (const { name, path, before, after } of usedOperations(comparison)) {
      if (path.before === path.after) continue;
      const isBase = before.path === after.path;
      const [old, now] = [addressOf(was, before), addressOf(is, after)];
      yield {
        location: locationIn(is, after, isBase),
        subject: [name],
        message: `The path of ${quoted(name)} ${wasAndIs(old, now)}.`,
        fix: isBase
          ? `Keep the base path ${quoted(was.basePath ?? "/")}.`
          : orNewRevision("Keep the path", before),
        // A new base path moves everything: that is one thing to fix.
        cause: isBase ? "basePath" : name,
        comparison: {
          operation: name,
          what: "path",
          before: old,
          after: now,
          who: everyFlowWith(before),
          beforeLocation: locationIn(was, before, isBase),
        },
      };
    }
  },
});

function addressOf({ basePath }: Swagger, { path }: Operation): string {
  return `${basePath ?? ""}/${path}`.replace(/\/{2,}/g, "/");
}

function locationIn({ root }: Swagger, { node }: Operation, isBase: boolean): Location {
  return isBase ? atPointer(root.file, "/basePath") : keyLocationOf(node);
}
