import { locationOf, member } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

/** Domains under which anybody gets a name. */
const shared =
  /\.(azurewebsites\.net|azure-api\.net|cloudapp\.azure\.com|azurestaticapps\.net|azurecontainerapps\.io|herokuapp\.com|amazonaws\.com|cloudfunctions\.net|appspot\.com|run\.app|vercel\.app|netlify\.app|onrender\.com|workers\.dev|p\.rapidapi\.com)$/i;

export default defineRule({
  id: "host/generic-cloud",
  severity: "info",
  kinds: ["certified"],
  needs: ["swagger", "hosts"],
  title: "A host on the publisher's own domain",
  why: "A name under a shared domain does not show whose service it is, and it changes when the service moves.",
  source: "Connector Review",
  since: "0.1.0",
  *check({ swagger, hosts }) {
    const node = member(swagger.root, "host");
    const domain = shared.exec(swagger.host?.trim().replace(/:\d+$/, "") ?? "")?.[1];
    if (node === undefined || domain === undefined) return;
    if (hosts.accept(swagger.host ?? "")) return;
    yield {
      location: locationOf(node),
      subject: ["host"],
      message: `The host ${quoted(swagger.host ?? "")} is on the shared domain ${quoted(domain)}.`,
      fix: "Prefer a host on your own domain.",
    };
  },
});
