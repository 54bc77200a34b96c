import { keyLocationOf, locationOf, member } from "../../connector/node.ts";
import type { ConnectionParameter } from "../../connector/properties/api-properties.ts";
import { connectionParameterSubject } from "../../connector/properties/connection-parameters.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { connectionParameter, connectionParameterAtStart } from "../../wording/connection-parameter.ts";

export default defineRule({
  id: "connection/basic-pair",
  severity: "error",
  needs: ["properties"],
  title: "User name and password together",
  why: "Basic authentication sends both; with one of them missing, or the password kept as plain text, no safe connection can be made.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/connection-parameters",
  since: "0.1.0",
  *check({ properties }) {
    const groups = Map.groupBy(properties.connectionParameters(), ({ set }) => set);
    for (const group of groups.values()) {
      const username = group.find(({ name }) => name.toLowerCase() === "username");
      const password = group.find(({ name }) => name.toLowerCase() === "password");
      if (username !== undefined && password !== undefined) yield* plainPassword(password);
      else if (username !== undefined && group.length === 1) yield lonely(username, "password");
      else if (password !== undefined && group.length === 1) yield lonely(password, "username");
    }
  },
});

function* plainPassword(password: ConnectionParameter): Generator<Diagnostic> {
  const node = member(password.node, "type");
  if (node === undefined || password.type?.toLowerCase() !== "string") return;
  yield {
    location: locationOf(node),
    subject: [...connectionParameterSubject(password), "type"],
    message: `${connectionParameterAtStart(password)} is a plain string.`,
    fix: 'Set `"type": "securestring"`.',
  };
}

/** Next to other parameters it may be part of another way to sign in. */
function lonely(parameter: ConnectionParameter, missing: string): Diagnostic {
  return {
    location: keyLocationOf(parameter.node),
    subject: [...connectionParameterSubject(parameter), missing],
    message: `There is no \`${missing}\` beside ${connectionParameter(parameter)}.`,
    fix: `Add the connection parameter \`${missing}\` with the type \`securestring\`.`,
  };
}
