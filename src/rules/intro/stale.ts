import type { Comparison } from "../../connector/comparison/comparison.ts";
import type { Connector } from "../../connector/connector.ts";
import type { Operation } from "../../connector/swagger/swagger.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { atFile } from "../../text/location.ts";
import { quoted } from "../../wording/quoted.ts";
import { essence } from "./_sections.ts";

/** Operations named in the message; the others are counted. */
const maxNamed = 2;

export default defineRule({
  id: "intro/stale",
  severity: "warning",
  needs: ["readme", "comparison"],
  title: "A readme that follows the operations",
  why: "Makers read in the readme what the connector can do. After an update that leaves it as it was, it tells them something else.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, README",
  since: "0.1.0",
  *check({ readme, comparison }) {
    if (textOf(comparison.before.connector) !== textOf(comparison.after.connector)) return;
    const text = essence(readme.source.text);
    const changes = changesOf(comparison).filter((change) => !isMentioned(change, text));
    const [first, ...others] = changes;
    if (first === undefined) return;
    const named = [first, ...others]
      .slice(0, maxNamed)
      .map(({ operation, what }) => `${quoted(nameOf(operation))} is ${what}`);
    const more = changes.length - named.length;
    yield {
      location: atFile(readme.file),
      // What changed is in the cause: the next update that forgets the readme is another matter.
      subject: ["operations", ...changes.map(({ operation, what }) => `${operation.name} ${what}`)],
      message: `The readme is as it was, while ${named.join(" and ")}${more > 0 ? `, and ${more} more operations changed` : ""}.`,
      fix: "Bring the section `Supported Operations` up to date.",
    };
  },
});

interface Change {
  readonly operation: Operation;
  readonly what: "new" | "gone";
}

/** What no maker sees does not belong into a readme. A renamed operation is judged by its summary, which makers read. */
function changesOf(comparison: Comparison): readonly Change[] {
  const added = comparison.addedOperations().map((operation) => ({ operation, what: "new" as const }));
  const removed = comparison.removedOperations().map((operation) => ({ operation, what: "gone" as const }));
  const renamed = comparison
    .renamedOperations()
    .filter(({ before, after }) => before.summary !== after.summary)
    .flatMap(({ before, after }) => [
      { operation: before, what: "gone" as const },
      { operation: after, what: "new" as const },
    ]);
  return [...added, ...removed, ...renamed].filter(({ operation }) => !operation.isInternal);
}

/** The readme names what is new already, or never named what is gone. */
function isMentioned({ operation, what }: Change, text: string): boolean {
  const isNamed = [operation.summary ?? "", operation.name].some(
    (name) => name !== "" && text.includes(essence(name)),
  );
  return what === "new" ? isNamed : !isNamed;
}

function nameOf({ summary, name }: Operation): string {
  return summary ?? name;
}

function textOf(connector: Connector): string | undefined {
  return connector.text("readme")?.source.text;
}
