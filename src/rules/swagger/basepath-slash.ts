import { locationOf, member, stringOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { setValue } from "../../text/json/json-change.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "swagger/basepath-slash",
  official: ["BasePathNotValid"],
  severity: "error",
  needs: ["swagger"],
  title: "A base path that begins with a slash",
  why: "Host, base path and path are joined as they stand; without the slash requests go to another address.",
  source: "Microsoft Swagger Validator, rule BasePathNotValid; OpenAPI 2.0, Swagger Object",
  since: "0.1.0",
  *check({ swagger }) {
    const node = member(swagger.root, "basePath");
    const path = stringOf(node);
    if (node === undefined || path === undefined || path.startsWith("/")) return;
    yield {
      location: locationOf(node),
      subject: ["basePath"],
      message:
        path === ""
          ? "The base path is empty."
          : `The base path ${quoted(path)} does not begin with a slash.`,
      fix: `Write ${quoted(`/${path.trim()}`)}.`,
      edits: [setValue(node.pointer, `/${path.trim()}`)],
    };
  },
});
