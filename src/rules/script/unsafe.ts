import { defineRule } from "../../review/rule/rule.ts";
import { type ConstructPattern, constructsIn } from "./_constructs.ts";

const touching: readonly ConstructPattern[] = [
  { kind: "call", path: /\bProcess\.(?:Start|GetProcesses|GetCurrentProcess)$/ },
  { kind: "creation", path: /^(?:System\.Diagnostics\.)?Process(?:StartInfo)?$/ },
  {
    kind: "call",
    path: /^(?:System\.IO\.)?(?:File|Directory)\.(?:Read|Write|Append|Open|Create|Delete|Move|Copy|Exists|Enumerate|Get|Replace)\w*$/,
  },
  { kind: "creation", path: /^(?:\w+\.)*(?:FileStream|FileInfo|DirectoryInfo)$/ },
  { kind: "member", path: /\bPath\.GetTemp(?:Path|FileName)$/ },
  {
    kind: "member",
    path: /\bEnvironment\.(?:GetEnvironmentVariables?|SetEnvironmentVariable|Exit|FailFast|GetCommandLineArgs|MachineName|UserName)$/,
  },
  { kind: "keyword", path: /^(?:unsafe|stackalloc)$/ },
  { kind: "attribute", path: /\bDllImport$/ },
  { kind: "member", path: /\bMarshal\.\w+$/ },
];

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
