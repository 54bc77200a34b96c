import { defineRule } from "../../review/rule/rule.ts";
import { type ConstructPattern, constructsIn } from "./_constructs.ts";

const clients: readonly ConstructPattern[] = [
  { kind: "creation", path: /^(?:\w+\.)*(?:HttpClient|WebClient|RestClient|TcpClient)$/ },
  { kind: "call", path: /\bWebRequest\.Create(?:Http)?$/ },
  { kind: "cast", path: /\bHttpWebRequest$/ },
];

export default defineRule({
  id: "script/httpclient",
  severity: "warning",
  needs: ["script"],
  title: "Calls through the context, not through a client of one's own",
  why: "Only `Context.SendAsync` carries the connection's sign-in, gateway and limits; scripts are not meant to open connections of their own.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/write-code",
  since: "0.1.0",
  *check({ script }) {
    for (const { name, location } of constructsIn(script, clients)) {
      yield {
        location,
        subject: [name],
        message: `The script calls the network with \`${name}\`.`,
        fix: "Use `this.Context.SendAsync(request, this.CancellationToken)`.",
      };
    }
  },
});
