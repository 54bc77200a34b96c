import { defineRule } from "../../review/rule/rule.ts";
import { atFile } from "../../text/location.ts";

/** Characters of the column that holds a definition. */
const maxLength = 500_000;

export default defineRule({
  id: "package/swagger-length",
  severity: "warning",
  needs: ["swagger"],
  title: "Definitions that fit into a solution",
  why: "Custom connectors in solutions are rows of a Dataverse table, whose column for the definition takes 500,000 characters. A longer one can't be imported there.",
  source: "https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/connector",
  since: "0.1.0",
  *check({ swagger, connector }) {
    const file = connector.text("swagger");
    const { length } = file?.source.text ?? "";
    if (file === undefined || length <= maxLength) return;
    const minified = JSON.stringify(swagger.root.value).length;
    yield {
      location: atFile(file.path),
      subject: ["apiDefinition.swagger.json"],
      message: `The definition has ${length} characters; a connector in a solution can have ${maxLength}.`,
      fix:
        minified <= maxLength
          ? `Write it without indentation, which takes ${minified} characters, or remove definitions that nothing uses.`
          : "Remove definitions that nothing uses, or split the connector.",
      // Published connectors come without a solution.
      ...(connector.kind === "custom" ? {} : { severity: "info" }),
    };
  },
});
