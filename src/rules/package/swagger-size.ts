import type { Connector } from "../../connector/connector.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { atFile } from "../../text/location.ts";

/** Bytes. */
const maxSize = 1_048_576;
/** Bytes; the limit is documented as 1 MB, which may mean either number. */
const nearSize = 1_000_000;

export default defineRule({
  id: "package/swagger-size",
  severity: "warning",
  needs: [],
  covers: ["package/swagger-length"],
  title: "Definitions smaller than 1 MB",
  why: "The platform takes definitions of less than 1 MB; larger ones cannot be imported.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/faq",
  since: "0.1.0",
  *check({ connector }) {
    const entry = connector.file("swagger");
    const size = entry?.size ?? 0;
    if (entry === undefined || size < nearSize) return;
    const minified = minifiedSize(connector);
    yield {
      location: atFile(entry.path),
      subject: ["apiDefinition.swagger.json"],
      message: `The definition has ${size} bytes; ${size < maxSize ? "the limit is near, at" : "it has to be less than"} ${maxSize}.`,
      fix:
        minified !== undefined && minified < nearSize
          ? `Remove definitions that nothing uses, or split the connector; only if that is not enough, write it without indentation, which takes ${minified} bytes.`
          : "Remove definitions that nothing uses, or split the connector.",
    };
  },
});

/** Bytes without white space between the values. */
function minifiedSize(connector: Connector): number | undefined {
  const state = connector.view("swagger");
  return state.state === "ready" ? Buffer.byteLength(JSON.stringify(state.view.root.value)) : undefined;
}
