import { defineRule } from "../../review/rule/rule.ts";
import { constructsIn } from "./_constructs.ts";

const touching =
  /\bProcess\.(?:Start|GetProcesses|GetCurrentProcess)(?=\s{0,9}\()|\bnew\s{1,9}(?:System\.Diagnostics\.)?Process(?:StartInfo)?\b|(?<![\w.])(?:System\.IO\.)?(?:File|Directory)\.(?:Read|Write|Append|Open|Create|Delete|Move|Copy|Exists|Enumerate|Get|Replace)\w{0,30}(?=\s{0,9}\()|\bnew\s{1,9}(?:[\w.]{1,60}\.)?(?:FileStream|FileInfo|DirectoryInfo)\b|\bPath\.GetTemp(?:Path|FileName)\b|\bEnvironment\.(?:GetEnvironmentVariables?|SetEnvironmentVariable|Exit|FailFast|GetCommandLineArgs|MachineName|UserName)\b|\bunsafe(?=\s{0,9}\{)|\bstackalloc\b|\bDllImport\b|\bMarshal\.\w{1,40}/g;

export default defineRule({
  id: "script/unsafe",
  severity: "warning",
  needs: ["script"],
  title: "Scripts that leave the machine alone",
  why: "Scripts run in a shared sandbox that has no files, processes or settings for them; such calls fail there and alarm reviewers.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/write-code",
  since: "0.1.0",
  *check({ script }) {
    for (const { name, location } of constructsIn(script, touching)) {
      yield {
        location,
        subject: [name],
        message: `The script uses \`${name}\`, which reaches outside of its sandbox.`,
        fix: "Remove it; work with the request and the response only.",
      };
    }
  },
});
