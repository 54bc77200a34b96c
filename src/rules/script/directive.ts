import { defineRule } from "../../review/rule/rule.ts";
import { atRange } from "../../text/location.ts";
import { type ConstructPattern, constructsIn } from "./_constructs.ts";

const loading: readonly ConstructPattern[] = [
  { kind: "call", path: /\bAssembly\.(?:Load|LoadFrom|LoadFile|LoadWithPartialName|UnsafeLoadFrom)$/ },
  { kind: "call", path: /\bAppDomain\.CurrentDomain\.Load$/ },
];

export default defineRule({
  id: "script/directive",
  severity: "error",
  needs: ["script"],
  title: "No assemblies or files besides the script",
  why: "The script is compiled alone, against a fixed set of assemblies: others cannot be referenced or loaded.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/write-code",
  since: "0.1.0",
  *check({ script }) {
    const directives = new Map(
      script.directives.map((span) => [
        script.source.text.slice(span.start, span.end).replace(/\s+/g, ""),
        span,
      ]),
    );
    const lines = [...directives].map(([name, span]) => ({ name, location: atRange(script.file, span) }));
    for (const { name, location } of [...lines, ...constructsIn(script, loading)]) {
      yield {
        location,
        subject: [name],
        message: `The script loads other code with \`${name}\`.`,
        fix: "Remove it, and write what it was for into `script.csx`.",
      };
    }
  },
});
