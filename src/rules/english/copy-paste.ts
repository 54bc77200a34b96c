import { type ReadText, textsOf } from "../../connector/swagger/texts.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { sight } from "./_diagnostics.ts";

const operationsFrom = 3;
const propertiesFrom = 10;
/** Namesakes shown in the message. */
const shownNames = 3;

export default defineRule({
  id: "english/copy-paste",
  severity: "info",
  kinds: ["certified", "independent"],
  needs: ["swagger"],
  title: "A description of its own for each thing",
  why: "One description for different operations or fields is right for one of them at most, and makers cannot tell them apart.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/connector-string-guidance",
  since: "0.1.0",
  *check({ swagger }) {
    const prose = textsOf(swagger).filter(({ member, kind }) => member === "description" && kind === "prose");
    for (const owner of ["operation", "property"] as const) {
      const groups = Map.groupBy(
        prose.filter((one) => one.of === owner),
        ({ text }) => text.trim().toLowerCase(),
      );
      for (const [text, group] of groups) {
        const names = [...new Set(group.map(({ names: all }) => (all.at(-2) ?? "").replace(/\d+$/, "")))];
        const [first] = group;
        const isRepeated = names.length >= (owner === "operation" ? operationsFrom : propertiesFrom);
        if (first === undefined || text === "" || !isRepeated) continue;
        yield {
          ...sight(first, {
            message: messageFor(first, owner, names),
            fix: "Describe each of them by what is special about it.",
          }),
          subject: [owner, [...names].sort()[0] ?? ""],
        };
      }
    }
  },
});

function messageFor({ text }: ReadText, owner: "operation" | "property", names: readonly string[]): string {
  const things = `${names.length} ${owner === "operation" ? "operations" : "properties of different names"}`;
  return `The description ${quoted(text)} serves ${things}${names.length > shownNames ? ", among them" : ":"} ${names.slice(0, shownNames).map(quoted).join(", ")}.`;
}
