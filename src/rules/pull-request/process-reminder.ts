import { defineChangeRule } from "../../review/rule/change-rule.ts";

export default defineChangeRule({
  id: "pull-request/process-reminder",
  severity: "info",
  kinds: ["certified"],
  preset: "microsoft",
  needs: ["pullRequest"],
  title: "What a new certified connector needs beside its files",
  why: "Certification goes on in Partner Center, outside the repository. Without these things it stops there.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ connectors }) {
    if (!connectors.some(({ change }) => change === "added")) return;
    yield {
      subject: ["certification"],
      message: "A new certified connector needs more than its files.",
      fix: "Have ready in Partner Center: a test account, the real client id and secret, proof that you own the service, a use case that fits the products, and preferably 99.9 percent uptime.",
    };
  },
});
