import { keyPlaceOf, member, placeOf, stringOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule.ts";
import { isObject } from "../../text/json.ts";
import { setMember } from "../../text/json-change.ts";
import { quoted } from "../../text/quoted.ts";
import { labelOf, signIns, subjectOf } from "./_parameters.ts";

const modes: ReadonlySet<string> = new Set(["global", "globalperconnector", "direct"]);

export default defineRule({
  id: "connection/redirect-mode",
  severity: "warning",
  needs: ["properties"],
  title: "A redirect address for every connector",
  why: "The mode decides to which address users return after they have signed in. With one address for each connector no other connector can receive what is meant for this one.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ properties }) {
    for (const { parameter, settings } of signIns(properties)) {
      const node = member(settings, "redirectMode");
      const mode = stringOf(node)?.trim().toLowerCase() ?? "";
      if (!isObject(settings.value) || mode === "globalperconnector" || mode === "direct") continue;
      yield {
        at: node === undefined ? keyPlaceOf(settings) : placeOf(node),
        subject: subjectOf(parameter),
        message:
          node === undefined
            ? `The OAuth settings of ${labelOf(parameter)} have no \`redirectMode\`.`
            : `The \`redirectMode\` ${quoted(stringOf(node) ?? JSON.stringify(node.value))} of ${labelOf(parameter)} ${modes.has(mode) ? "is the older one" : "is not known"}.`,
        fix: 'Write `"redirectMode": "GlobalPerConnector"`.',
        // Most published connectors have it; only new ones are asked for the other.
        ...(mode === "global"
          ? { severity: "info" as const }
          : { repair: [setMember(settings.pointer, "redirectMode", "GlobalPerConnector")] }),
      };
    }
  },
});
