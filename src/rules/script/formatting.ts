import { defineRule } from "../../review/rule/rule.ts";
import { atRange } from "../../text/location.ts";

const unqualified = /^Formatting\.(?:None|Indented)$/;
const prefix = "Newtonsoft.Json.";

export default defineRule({
  id: "script/formatting",
  severity: "info",
  needs: ["script"],
  title: "`Formatting` with its namespace",
  why: "`System.Xml` and `Newtonsoft.Json` both have a `Formatting`; without the namespace the compiler cannot tell which one is meant.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/write-code",
  since: "0.1.0",
  *check({ script }) {
    if (script.usings().some(({ alias }) => alias === "Formatting")) return;
    const reported = new Map<string, number>();
    for (const { kind, path: name, segments } of script.uses()) {
      const index = segments[0]?.start;
      if (kind !== "member" || index === undefined || !unqualified.test(name)) continue;
      const nth = (reported.get(name) ?? 0) + 1;
      reported.set(name, nth);
      yield {
        location: atRange(script.file, { start: index, end: segments.at(-1)?.end ?? index }),
        subject: nth === 1 ? [name] : [name, String(nth)],
        message: `\`${name}\` may mean \`System.Xml\` or \`Newtonsoft.Json\`.`,
        fix: `Write \`${prefix}${name}\`.`,
        edits: [{ start: index, end: index, text: prefix }],
      };
    }
  },
});
