import { locationOf, member, numberOf } from "../../connector/node.ts";
import type { ConnectionParameter } from "../../connector/properties/api-properties.ts";
import { connectionParameterSubject, isPrompted } from "../../connector/properties/connection-parameters.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { connectionParameter, connectionParameterAtStart } from "../../wording/connection-parameter.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "connection/constraint-tabindex",
  severity: "info",
  needs: ["properties"],
  title: "A number of its own in `tabIndex`",
  why: "The number orders what a connection asks for; without distinct numbers the order is left to chance.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, schemas/paconn-apiProperties.schema.json",
  since: "0.1.0",
  *check({ properties }) {
    const taken = new Map<string, ConnectionParameter>();
    for (const parameter of properties.connectionParameters()) {
      const node = member(member(parameter.uiDefinition, "constraints"), "tabIndex");
      if (node === undefined || !isPrompted(parameter)) continue;
      const index = numberOf(node);
      const key = JSON.stringify([parameter.set ?? null, index ?? null]);
      const other = taken.get(key);
      taken.set(key, other ?? parameter);
      if (!Number.isInteger(index)) yield { location: locationOf(node), ...notWhole(parameter) };
      // Two sets of one name are the business of connection/multiauth-structure.
      else if (other !== undefined && other.name !== parameter.name) {
        yield { location: locationOf(node), ...shared(parameter, other) };
      }
    }
  },
});

const fix = "Number the parameters 1, 2, 3 in the order in which they are asked for.";

function notWhole(parameter: ConnectionParameter): Omit<Diagnostic, "location"> {
  const message = `The constraint \`tabIndex\` of ${connectionParameter(parameter)} is not a whole number.`;
  return { subject: connectionParameterSubject(parameter), message, fix };
}

/** Which of the two is first must not change the identity. */
function shared(parameter: ConnectionParameter, other: ConnectionParameter): Omit<Diagnostic, "location"> {
  const names = [parameter.name, other.name].sort();
  return {
    subject: parameter.set === undefined ? names : [parameter.set, ...names],
    message: `${connectionParameterAtStart(parameter)} has the same \`tabIndex\` as ${quoted(other.name)}.`,
    fix,
  };
}
