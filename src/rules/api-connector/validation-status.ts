import { defineRule } from "../../review/rule/rule.ts";
import { wrongStatus } from "./_status.ts";

export default defineRule({
  id: "api-connector/validation-status",
  severity: "error",
  kinds: ["custom"],
  needs: [],
  title: "`ValidationError` with status 400",
  why: "The service takes a `ValidationError` response only with the status 400; with another one the user sees an error instead.",
  source: "https://learn.microsoft.com/entra/external-id/self-service-sign-up-add-api-connector",
  since: "0.1.0",
  check: ({ connector }) => wrongStatus(connector, "ValidationError", 400),
});
