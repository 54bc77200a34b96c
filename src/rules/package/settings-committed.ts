import { defineRule } from "../../review/rule/rule.ts";
import { isObject, own } from "../../text/json/json.ts";
import { setValue } from "../../text/json/json-change.ts";
import { atPointer } from "../../text/location.ts";

const guid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;
const connectorId = /^shared_.*-5f[0-9a-f]{8,}/i;

const members = [
  { name: "environment", named: "a real environment" },
  { name: "connectorId", named: "a connector of a real environment" },
] as const;

export default defineRule({
  id: "package/settings-committed",
  severity: "warning",
  needs: [],
  title: "No environment of one's own in settings.json",
  why: "The command line takes its target from this file: with somebody else's environment in it, a deployment goes to the wrong place or fails.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/paconn-cli",
  since: "0.1.0",
  *check({ connector }) {
    const file = connector.text("settings");
    const json = file?.json;
    if (file === undefined || json === undefined || json.state === "unreadable" || !isObject(json.value))
      return;
    for (const { name, named } of members) {
      const value = own(json.value, name);
      if (typeof value !== "string" || (!isRealGuid(value) && !connectorId.test(value))) continue;
      yield {
        location: atPointer(file.path, `/${name}`),
        subject: [name],
        message: `\`${name}\` names ${named}.`,
        fix: `Remove settings.json, or write \`"${name}": ""\`.`,
        edits: [setValue(`/${name}`, "")],
      };
    }
  },
});

function isRealGuid(text: string): boolean {
  const found = guid.exec(text)?.[0] ?? "";
  return new Set(found.replaceAll("-", "")).size >= 4;
}
