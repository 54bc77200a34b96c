import { member } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { inPackage } from "./_zip.ts";

export default defineRule({
  id: "package/zip-multiauth-properties",
  policy: ["5000.1.1.5"],
  severity: "warning",
  kinds: ["certified"],
  needs: ["package", "properties"],
  title: "A customProperties.json beside intro.md for several kinds of sign-in",
  why: "A solution cannot carry `connectionParameterSets`; without customProperties.json the connector is published with one way to sign in.",
  source: "Certification policy 5000.1.1.5",
  since: "0.1.0",
  *check({ package: packed, properties }) {
    const { submission } = packed;
    if (submission === undefined || member(properties.properties, "connectionParameterSets") === undefined)
      return;
    if (submission.files.some((name) => name.toLowerCase() === "customproperties.json")) return;
    const message =
      "The connector has `connectionParameterSets`, and the package has no `customProperties.json`.";
    yield inPackage(
      packed,
      ["customProperties.json"],
      message,
      "Add `customProperties.json` beside `intro.md`.",
    );
  },
});
