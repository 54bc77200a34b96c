import { defineRule } from "../../review/rule/rule.ts";
import { constructsIn } from "./_constructs.ts";

const loading =
  /^[ \t]{0,99}(?<name>#[ \t]{0,9}(?:r|load|nuget)\b)|\bAssembly\s{0,9}\.\s{0,9}(?:Load|LoadFrom|LoadFile|LoadWithPartialName|UnsafeLoadFrom)(?=\s{0,9}\()|\bAppDomain\s{0,9}\.\s{0,9}CurrentDomain\s{0,9}\.\s{0,9}Load(?=\s{0,9}\()/gm;

export default defineRule({
  id: "script/directive",
  severity: "error",
  needs: ["script"],
  title: "No assemblies or files besides the script",
  why: "The script is compiled alone, against a fixed set of assemblies: others cannot be referenced or loaded.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/write-code",
  since: "0.1.0",
  *check({ script }) {
    for (const { name, location } of constructsIn(script, loading)) {
      yield {
        location,
        subject: [name],
        message: `The script loads other code with \`${name}\`.`,
        fix: "Remove it, and write what it was for into `script.csx`.",
      };
    }
  },
});
