import { defineRule } from "../../review/rule/rule.ts";
import { atFile } from "../../text/location.ts";
import { contractOf } from "./_contract.ts";

/** By what their headings, codes and messages say. */
const cases = [
  {
    name: "continue when nothing was requested yet or no approval is needed",
    pattern: /\b(?:no|not|nothing|without)\b[\s\S]{0,60}(?:request|approval)|first/i,
  },
  { name: "block while the request is pending", pattern: /pending/i },
  { name: "block when it was denied", pattern: /denied|rejected|declined/i },
  { name: "continue when it is approved automatically", pattern: /auto/i },
  { name: "block when the request was just created", pattern: /just|created|submitted|sent for approval/i },
];

export default defineRule({
  id: "api-connector/approval-flow",
  severity: "info",
  kinds: ["custom"],
  language: "en",
  needs: [],
  title: "All cases of an approval",
  why: "A custom approval is called again whenever the user comes back. A case that the sample leaves out is the one in which users get stuck.",
  source: "https://learn.microsoft.com/entra/external-id/self-service-sign-up-add-approvals",
  since: "0.1.0",
  *check({ connector }) {
    const contract = contractOf(connector);
    const readme = contract?.readme;
    if (contract === undefined || readme === undefined) return;
    const answers = contract.responses.map((one) => `${one.heading} ${one.message.body}`);
    if (!answers.some((text) => /approv/i.test(text) && /pending|denied|rejected/i.test(text))) return;
    const missing = cases.filter(({ pattern }) => !answers.some((text) => pattern.test(text)));
    if (missing.length === 0) return;
    yield {
      location: atFile(readme.source.path),
      subject: ["approval"],
      message: `The samples of the approval leave out: ${missing.map(({ name }) => name).join("; ")}.`,
      fix: "Show the call and the answer of each case.",
    };
  },
});
