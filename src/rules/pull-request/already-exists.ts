import type { ConnectorFacts } from "../../connector/index/connector-facts.ts";
import { defineChangeRule } from "../../review/rule/change-rule.ts";
import { quoted } from "../../wording/quoted.ts";

/** Where more connectors than this share an address, it is a platform: its services have connectors of their own. */
const maxSharing = 3;

export default defineChangeRule({
  id: "pull-request/already-exists",
  severity: "warning",
  kinds: ["certified", "independent"],
  needs: ["index"],
  title: "No second connector to the same service",
  why: "Makers who search for the service find two connectors and cannot tell which is the right one. The existing one can be extended.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission-ip",
  since: "0.1.0",
  *check({ connectors, index }) {
    for (const { change, after } of connectors) {
      if (change !== "added" || after === null || after.host === null) continue;
      const same = index.withAddress(after.host, after.basePath ?? "");
      const others = same.filter((other) => other.kind !== "custom" && !isOfSamePublisher(after, other));
      const [first] = others;
      if (first === undefined || same.length > maxSharing) continue;
      yield {
        subject: [after.folder, "host"],
        message: `The new connector ${quoted(after.folder)} calls ${quoted(`${after.host}${after.basePath ?? ""}`)} as ${quoted(first.folder)} does.`,
        fix: `Extend ${quoted(first.folder)}, or say in the description why a second connector is needed.`,
      };
    }
  },
});

/** A publisher with several products may reach them at one address; some write their name in several ways. */
function isOfSamePublisher(one: ConnectorFacts, other: ConnectorFacts): boolean {
  const publisher = one.publisher?.toLowerCase() ?? "";
  if (publisher !== "" && publisher === other.publisher?.toLowerCase()) return true;
  const areCertified = one.kind === "certified" && other.kind === "certified";
  return areCertified && firstWord(one.title) !== "" && firstWord(one.title) === firstWord(other.title);
}

function firstWord(title: string | null): string {
  return /^[\p{L}\p{N}]{3,}/u.exec(title ?? "")?.[0].toLowerCase() ?? "";
}
