import { member, type Node, numberOf, stringOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { childPointer } from "../../text/json/pointer.ts";
import { atPointer } from "../../text/location.ts";
import { quoted, wasAndIs } from "../../wording/quoted.ts";
import { usedOperations } from "./_operations.ts";

export default defineRule({
  id: "breaking-change/status",
  severity: "info",
  kinds: ["certified", "independent"],
  needs: ["comparison"],
  title: "Status and revision that only rise",
  why: "What was in production and is a preview again, or has a lower revision, tells makers that they relied on too much.",
  source: "Microsoft's operational versioning",
  since: "0.1.0",
  *check({ comparison }) {
    const statuses = [
      { name: "the connector", was: comparison.before.swagger.info, is: comparison.after.swagger.info },
      ...usedOperations(comparison).map(({ name, before, after }) => ({
        name: quoted(name),
        was: before.node,
        is: after.node,
      })),
    ];
    for (const { name, was, is } of statuses) {
      if (was === undefined || is === undefined) continue;
      for (const { keyword, before, after } of falls(was, is)) {
        yield {
          location: atPointer(is.file, childPointer(is.pointer, "x-ms-api-annotation", keyword)),
          subject: [name.replaceAll("`", ""), keyword],
          message: `The ${keyword} of ${name} ${wasAndIs(before, after)}.`,
          fix: `Leave it at ${quoted(before)}; it may only rise.`,
          comparison: {
            operation: name === "the connector" ? null : name.replaceAll("`", ""),
            what: keyword,
            before,
            after,
            who: "makers who look at it",
            beforeLocation: atPointer(was.file, childPointer(was.pointer, "x-ms-api-annotation", keyword)),
          },
        };
      }
    }
  },
});

interface Fall {
  readonly keyword: "status" | "revision";
  readonly before: string;
  readonly after: string;
}

function falls(was: Node, is: Node): readonly Fall[] {
  const annotation = "x-ms-api-annotation";
  const [old, now] = [member(was, annotation), member(is, annotation)];
  const [status, newStatus] = [stringOf(member(old, "status")), stringOf(member(now, "status"))];
  const [revision, newRevision] = [numberOf(member(old, "revision")), numberOf(member(now, "revision"))];
  const found: Fall[] = [];
  if (status?.toLowerCase() === "production" && newStatus?.toLowerCase() === "preview") {
    found.push({ keyword: "status", before: status, after: newStatus });
  }
  if (revision !== undefined && newRevision !== undefined && newRevision < revision) {
    found.push({ keyword: "revision", before: String(revision), after: String(newRevision) });
  }
  return found;
}
