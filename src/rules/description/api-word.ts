import { member, placeOf, stringOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule.ts";

export default defineRule({
  id: "description/api-word",
  severity: "info",
  kinds: ["certified", "independent"],
  needs: ["swagger"],
  title: "Descriptions for makers, without the word API",
  why: "Makers choose a service, not its interface; the string guidance asks to leave the word out of descriptions.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/connector-string-guidance",
  since: "0.1.0",
  *check({ swagger }) {
    const node = member(swagger.info, "description");
    if (node === undefined || !/(?<![\p{L}\p{N}_])API(?![\p{L}\p{N}_])/iu.test(stringOf(node) ?? "")) return;
    yield {
      at: placeOf(node),
      subject: ["info.description"],
      message: "The description of the connector contains the word `API`.",
      fix: "Say `service` instead, or name what makers can do with it.",
    };
  },
});
