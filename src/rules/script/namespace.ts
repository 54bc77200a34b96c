import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { atRange } from "../../text/location.ts";
import { quoted } from "../../wording/quoted.ts";

/** The 26 of the write-code documentation. */
const supported: ReadonlySet<string> = new Set([
  "System",
  "System.Collections",
  "System.Collections.Generic",
  "System.Diagnostics",
  "System.Drawing",
  "System.Drawing.Drawing2D",
  "System.Drawing.Imaging",
  "System.IO",
  "System.IO.Compression",
  "System.Linq",
  "System.Net",
  "System.Net.Http",
  "System.Net.Http.Headers",
  "System.Net.Security",
  "System.Security.Authentication",
  "System.Security.Cryptography",
  "System.Text",
  "System.Text.RegularExpressions",
  "System.Threading",
  "System.Threading.Tasks",
  "System.Web",
  "System.Xml",
  "System.Xml.Linq",
  "Microsoft.Extensions.Logging",
  "Newtonsoft.Json",
  "Newtonsoft.Json.Linq",
]);

/** Not in the list, but in published scripts: whether the service refuses them is not known. */
const published: ReadonlySet<string> = new Set([
  "Microsoft.PowerPlatform.Connectors.CustomCode.CSharp",
  "System.Runtime.Remoting.Contexts",
]);

export default defineRule({
  id: "script/namespace",
  severity: "error",
  needs: ["script"],
  title: "Only the namespaces that scripts may use",
  why: "Scripts are compiled against a fixed set of assemblies; another namespace stops the deployment.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/write-code",
  since: "0.1.0",
  *check({ script }) {
    const reported = new Set<string>();
    for (const { name, isNamespace, span } of script.usings()) {
      const namespace = isNamespace ? name : namespaceOf(name);
      if (supported.has(namespace) || reported.has(name) || script.namespaces().has(name)) continue;
      reported.add(name);
      const diagnostic: Diagnostic = {
        location: atRange(script.file, span),
        subject: [name],
        message: `The namespace ${quoted(name)} is not among those that scripts can use.`,
        fix: fixFor(name),
      };
      yield published.has(name) ? { ...diagnostic, severity: "warning", cause: "published" } : diagnostic;
    }
  },
});

/** An alias or `using static` names a type in a namespace, or the namespace itself. */
function namespaceOf(name: string): string {
  return supported.has(name) ? name : name.slice(0, Math.max(0, name.lastIndexOf(".")));
}

function fixFor(name: string): string {
  return name.startsWith("System.Text.Json")
    ? "Remove the directive, and use `Newtonsoft.Json` instead."
    : "Remove the directive, and the code that needs it.";
}
