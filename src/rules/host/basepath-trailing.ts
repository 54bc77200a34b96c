import { locationOf, member } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { setValue } from "../../text/json/json-change.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "host/basepath-trailing",
  severity: "info",
  needs: ["swagger"],
  title: "A base path without a slash at its end",
  why: "Paths begin with a slash, so requests would carry two in a row, which some services refuse.",
  source: "OpenAPI 2.0, Swagger Object",
  since: "0.1.0",
  *check({ swagger }) {
    const node = member(swagger.root, "basePath");
    const path = swagger.basePath ?? "";
    if (node === undefined || path.length <= 1 || !path.endsWith("/")) return;
    yield {
      location: locationOf(node),
      subject: ["basePath"],
      message: `The base path ${quoted(path)} ends in a slash.`,
      fix: `Write ${quoted(path.replace(/\/+$/, "") || "/")}.`,
      edits: [setValue(node.pointer, path.replace(/\/+$/, "") || "/")],
    };
  },
});
