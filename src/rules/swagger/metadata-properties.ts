import { keyLocationOf, locationOf, stringOf } from "../../connector/node.ts";
import { documentLocation } from "../../connector/swagger/document-location.ts";
import { metadataEntry, metadataNode } from "../../connector/swagger/metadata.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

const examples: ReadonlyMap<string, string> = new Map([
  ["Website", "https://www.contoso.com"],
  ["Privacy policy", "https://www.contoso.com/privacy"],
  ["Categories", "Productivity"],
]);

export default defineRule({
  id: "swagger/metadata-properties",
  official: ["ConnectorMetadataPropertiesMissing"],
  policy: ["5000.3.1.3", "5000.3.1.5"],
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["swagger"],
  title: "Website, privacy policy and categories in the metadata",
  why: "Galleries and reference pages show these three; the validator refuses a connector without.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ swagger }) {
    const metadata = metadataNode(swagger);
    if (metadata === undefined) {
      yield {
        location: documentLocation(swagger),
        hasNoLines: true,
        subject: ["x-ms-connector-metadata"],
        message: "The definition has no `x-ms-connector-metadata`.",
        fix: 'Add `x-ms-connector-metadata`, a list of `{ "propertyName": …, "propertyValue": … }` for `Website`, `Privacy policy` and `Categories`.',
      };
      return;
    }
    for (const [name, example] of examples) {
      const entry = metadataEntry(swagger, name);
      if (entry === undefined) {
        yield {
          location: keyLocationOf(metadata),
          subject: [name],
          message: `The metadata of the connector has no entry ${quoted(name)}.`,
          fix: `Add \`{ "propertyName": "${name}", "propertyValue": "${example}" }\` with your own value.`,
        };
      } else if (stringOf(entry.value)?.trim() === "" || entry.value === undefined) {
        yield {
          location: locationOf(entry.value ?? entry.node),
          subject: [name],
          message: `The metadata entry ${quoted(name)} has no value.`,
          fix: `Write its value, such as ${quoted(example)}.`,
        };
      }
    }
  },
});
