import { defineRule } from "../../review/rule/rule.ts";
import { constructsIn } from "./_constructs.ts";

const clients =
  /\bnew\s{1,9}(?:[\w.]{1,60}\.)?(?:HttpClient|WebClient|RestClient|TcpClient)\s{0,9}[({]|\b(?:HttpClient|WebClient)\s{1,9}\w{1,60}\s{0,9}=\s{0,9}new\s{0,9}\(|\bWebRequest\.Create(?:Http)?\s{0,9}\(|\(HttpWebRequest\)/g;

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
      const construct = name.replace(/\W$/, "");
      yield {
        location,
        subject: [construct],
        message: `The script calls the network with \`${construct}\`.`,
        fix: "Use `this.Context.SendAsync(request, this.CancellationToken)`.",
      };
    }
  },
});
