import { defineRule } from "../../review/rule/rule.ts";
import { atFile, atRange } from "../../text/location.ts";
import { quoted } from "../../wording/quoted.ts";
import { contractOf } from "./_contract.ts";
import { createsUser, invites } from "./_graph.ts";

export default defineRule({
  id: "api-connector/permission",
  severity: "info",
  kinds: ["custom"],
  needs: [],
  title: "The permission that is needed, and no more",
  why: "Who sets this up grants what the document names. Creating and updating users needs `User.ReadWrite.All` with the consent of an administrator.",
  source: "https://learn.microsoft.com/entra/external-id/self-service-sign-up-add-approvals",
  since: "0.1.0",
  *check({ connector }) {
    const contract = contractOf(connector);
    const readme = contract?.readme;
    if (contract === undefined || readme === undefined) return;
    if (!contract.graph.some((sample) => createsUser(sample) || invites(sample))) return;
    const { text, path } = readme.source;
    const wider =
      /\b(?:Directory\.(?:ReadWrite|AccessAsUser)\.All|RoleManagement\.ReadWrite\.Directory)\b/.exec(text);
    if (wider !== null) {
      yield {
        location: atRange(path, { start: wider.index, end: wider.index + wider[0].length }),
        subject: ["permission", wider[0]],
        message: `The readme asks for ${quoted(wider[0])}, which is more than creating users needs.`,
        fix: "Ask for the application permission `User.ReadWrite.All`.",
      };
    } else if (
      !/User\.ReadWrite\.All/.test(text) ||
      !/admin(?:istrator)?(?:'s)?[ -]consent|consent of an administrator/i.test(text)
    ) {
      yield {
        location: atFile(path),
        subject: ["permission"],
        message:
          "The readme does not name the application permission `User.ReadWrite.All` with admin consent.",
        fix: "Say that the app needs the application permission `User.ReadWrite.All`, with admin consent.",
      };
    }
  },
});
