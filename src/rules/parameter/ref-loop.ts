import { defineRule } from "../../review/rule/rule.ts";
import { referringShared } from "../schema/_shared.ts";

export default defineRule({
  id: "parameter/ref-loop",
  official: ["ParameterRefLoopNotAllowed"],
  severity: "error",
  needs: ["swagger"],
  title: "Shared parameters written out",
  why: "A shared parameter is what references end at; the validator refuses one that is itself a reference.",
  source: "Microsoft Swagger Validator, rule ParameterRefLoopNotAllowed",
  since: "0.1.0",
  check: ({ swagger }) => referringShared(swagger, "parameter"),
});
