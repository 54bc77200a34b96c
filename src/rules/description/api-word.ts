import { locationOf, member, stringOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";

export default defineRule({
  id: "description/api-word",
  severity: "info",
  kinds: ["certified", "independent"],
  needs: ["swagger", "words"],
  title: "Descriptions for makers, without the word API",
  why: "Makers choose a service, not its interface; the string guidance asks to leave the word out of descriptions.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/connector-string-guidance",
  since: "0.1.0",
  *check({ swagger, words }) {
    if (words.accept("API")) return;
    const node = member(swagger.info, "description");
    const text = withoutNames(stringOf(node) ?? "", swagger.host ?? "");
    if (node === undefined || !/(?<![\p{L}\p{N}_])API(?![\p{L}\p{N}_])/iu.test(text)) return;
    yield {
      location: locationOf(node),
      subject: ["info.description"],
      message: "The description of the connector contains the word `API`.",
      fix: "Say `service` instead, or name what makers can do with it.",
    };
  },
});

/** A company whose name begins with the word has it in its address, too: `API Harbour`, `api-harbour.com`. */
function withoutNames(text: string, host: string): string {
  const letters = host.toLowerCase().replace(/[^a-z0-9]/g, "");
  return text.replace(/\bAPI ([A-Z][A-Za-z0-9]+)/g, (name, rest: string) =>
    letters.includes(`api${rest.toLowerCase()}`) ? rest : name,
  );
}
