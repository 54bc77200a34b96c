import { locationOf, member, stringOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "description/url",
  policy: ["5000.2.3.6"],
  severity: "info",
  kinds: ["certified", "independent"],
  needs: ["swagger"],
  title: "No addresses in the description",
  why: "The gallery shows the description as plain text, so an address in it cannot be followed; the metadata has its own places for links.",
  source: "Certification policy 5000.2.3.6",
  since: "0.1.0",
  *check({ swagger }) {
    const node = member(swagger.info, "description");
    const address = /\b(?:https?:\/\/|www\.)[^\s)"'<>]{3,}/i
      .exec(stringOf(node) ?? "")?.[0]
      .replace(/[.,;:!?]+$/, "");
    if (node === undefined || address === undefined) return;
    yield {
      location: locationOf(node),
      subject: ["info.description"],
      message: `The description of the connector contains the address ${quoted(address)}.`,
      fix: "Move the address to the `Website` entry of `x-ms-connector-metadata` or to the readme.",
    };
  },
});
