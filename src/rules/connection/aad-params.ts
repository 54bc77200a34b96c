import { keyPlaceOf, member } from "../../connector/node.ts";
import { defineRule } from "../../review/rule.ts";
import { customValue, labelOf, signIns, subjectOf } from "./_parameters.ts";

const required: readonly { readonly name: string; readonly value: string; readonly isOptional: boolean }[] = [
  { name: "resourceUri", value: "the application ID URI of the API", isOptional: false },
  { name: "loginUri", value: "`https://login.microsoftonline.com`", isOptional: true },
  { name: "tenantId", value: "`common`", isOptional: true },
];

export default defineRule({
  id: "connection/aad-params",
  severity: "error",
  needs: ["properties"],
  title: "The parameters that Microsoft Entra ID needs",
  why: "Without the resource Microsoft Entra ID does not know for which API to issue a token, and every sign-in fails.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/azure-active-directory-authentication",
  since: "0.1.0",
  *check({ properties }) {
    for (const signIn of signIns(properties)) {
      if (signIn.provider !== "aad") continue;
      for (const { name, value, isOptional } of required) {
        if (customValue(signIn, name) !== undefined) continue;
        yield {
          at: keyPlaceOf(member(signIn.settings, "customParameters") ?? signIn.settings),
          subject: [...subjectOf(signIn.parameter), name],
          message: `The sign-in with Microsoft Entra ID of ${labelOf(signIn.parameter)} has no custom parameter \`${name}\`.`,
          fix: `Add \`${name}\` to \`customParameters\`, with ${value} as its \`value\`.`,
          ...(isOptional ? { severity: "warning" as const } : {}),
        };
      }
    }
  },
});
