import { type Gap, type InputUrl, inputUrls } from "../../connector/extensions/webhooks.ts";
import { items, keyLocationOf, locationOf, member } from "../../connector/node.ts";
import { nameLocation } from "../../connector/parameters/written-parameters.ts";
import { namesTo } from "../../connector/swagger/names.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { appendItem, type JsonChange, setMember } from "../../text/json/json-change.ts";
import type { Location } from "../../text/location.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "trigger/notifurl-required",
  official: ["NotificationUrlNotRequired"],
  severity: "error",
  needs: ["swagger"],
  title: "Notification URLs that are always sent",
  why: "The platform leaves out internal values that are not required, all the way from the body to the property; without its address the service cannot call.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/create-webhook-trigger",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { url, operation, gap, subject } of gapsOf(swagger)) {
      const isBody = gap.property === undefined;
      yield {
        location: gapLocation(gap),
        subject,
        message: `The notification URL ${quoted(url.names.at(-1) ?? "")} of ${quoted(operation.name)} may be left out: ${gap.property === undefined ? "the body" : quoted(gap.property)} is not required.`,
        fix: isBody
          ? 'Set `"required": true` on the body.'
          : `Add ${quoted(gap.property ?? "")} to the list \`required\` of the object that has it.`,
        edits: [requiring(gap)],
        // The validator looks at the schema; bodies that are not required are published.
        ...(isBody ? { severity: "warning" as const } : {}),
      };
    }
  },
});

interface FoundGap extends InputUrl {
  readonly gap: Gap;
  readonly subject: readonly string[];
}

/** Each once: shared parts have their gaps for all operations that use them. */
function gapsOf(swagger: Swagger): Iterable<FoundGap> {
  const found = new Map<string, FoundGap>();
  for (const input of inputUrls(swagger)) {
    for (const gap of input.gaps) {
      const key = `${gap.holder.pointer} ${gap.property ?? ""}`;
      if (found.has(key)) continue;
      const subject = [...namesTo(swagger, gap.holder.pointer), gap.property ?? "required"];
      found.set(key, { ...input, gap, subject });
    }
  }
  return found.values();
}

function gapLocation({ holder, property }: Gap): Location {
  if (property === undefined) {
    const written = member(holder, "required");
    return written === undefined ? nameLocation(holder) : locationOf(written);
  }
  return keyLocationOf(member(member(holder, "properties"), property) ?? holder);
}

function requiring({ holder, property }: Gap): JsonChange {
  if (property === undefined) return setMember(holder.pointer, "required", true);
  const list = member(holder, "required");
  return list === undefined || items(list).length === 0
    ? setMember(holder.pointer, "required", [property], "type")
    : appendItem(list.pointer, property);
}
