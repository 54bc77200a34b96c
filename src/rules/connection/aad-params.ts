import { keyLocationOf, member } from "../../connector/node.ts";
import type { ApiProperties } from "../../connector/properties/api-properties.ts";
import {
  type Authentication,
  authentications,
  customValue,
  promptedSetting,
} from "../../connector/properties/authentication.ts";
import { connectionParameterSubject } from "../../connector/properties/connection-parameters.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { connectionParameter } from "../../wording/connection-parameter.ts";
import { quoted } from "../../wording/quoted.ts";

interface RequiredParameter {
  readonly name: string;
  readonly value: string;
  readonly isOptional: boolean;
}

const required: readonly RequiredParameter[] = [
  { name: "resourceUri", value: "the application ID URI of the API", isOptional: false },
  { name: "loginUri", value: "`https://login.microsoftonline.com`", isOptional: true },
  { name: "tenantId", value: "`common`", isOptional: true },
];

export default defineRule({
  id: "connection/aad-params",
  severity: "error",
  needs: ["properties"],
  title: "The parameters that Microsoft Entra ID needs",
  why: "From them the platform knows where users sign in, in which tenant, and for which API it fetches a token. Without the API sign-in fails; without the others it depends on defaults that no documentation names.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/azure-active-directory-authentication",
  since: "0.1.0",
  *check({ properties }) {
    for (const signIn of authentications(properties)) {
      if (signIn.provider !== "aad") continue;
      for (const one of required) {
        if (customValue(signIn, one.name) !== undefined) continue;
        yield {
          location: keyLocationOf(member(signIn.settings, "customParameters") ?? signIn.settings),
          subject: [...connectionParameterSubject(signIn.parameter), one.name],
          message: `The sign-in with Microsoft Entra ID of ${connectionParameter(signIn.parameter)} has no custom parameter \`${one.name}\`.`,
          ...fixFor(one, signIn, properties),
        };
      }
    }
  },
});

function fixFor(
  { name, value, isOptional }: RequiredParameter,
  { parameter }: Authentication,
  properties: ApiProperties,
): Pick<Diagnostic, "fix" | "severity"> {
  const add = `Add \`${name}\` to \`customParameters\`, with`;
  if (isOptional) return { fix: `${add} ${value} as its \`value\`.`, severity: "warning" };
  const typed = promptedSetting(properties, parameter, name);
  if (typed === undefined) return { fix: `${add} ${value} as its \`value\`.` };
  const placeholder = quoted(`{${typed.name.slice(parameter.name.length + 1)}}`);
  return {
    fix: `${add} ${placeholder} as its \`value\`; the connection fills it in.`,
    severity: "warning",
  };
}
