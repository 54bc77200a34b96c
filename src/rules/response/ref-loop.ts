import { defineRule } from "../../review/rule/rule.ts";
import { referringShared } from "../schema/_shared.ts";

export default defineRule({
  id: "response/ref-loop",
  official: ["ResponseRefLoopNotAllowed"],
  severity: "error",
  needs: ["swagger"],
  title: "Shared responses written out",
  why: "A shared response is what references end at; the validator refuses one that is itself a reference.",
  source: "Microsoft Swagger Validator, rule ResponseRefLoopNotAllowed",
  since: "0.1.0",
  check: ({ swagger }) => referringShared(swagger, "response"),
});
