import { defineRule } from "../../review/rule/rule.ts";
import { atRange } from "../../text/location.ts";

const unqualified = /(?<![\w.])Formatting\.(?:None|Indented)\b/g;
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
    const counts = new Map<string, number>();
    for (const { 0: name, index } of script.code.matchAll(unqualified)) {
      const nth = (counts.get(name) ?? 0) + 1;
      counts.set(name, nth);
      yield {
        location: atRange(script.file, { start: index, end: index + name.length }),
        subject: nth === 1 ? [name] : [name, String(nth)],
        message: `\`${name}\` may mean \`System.Xml\` or \`Newtonsoft.Json\`.`,
        fix: `Write \`${prefix}${name}\`.`,
        edits: [{ start: index, end: index, text: prefix }],
      };
    }
  },
});
