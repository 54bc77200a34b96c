/** Connection parameters: their names in subjects, and whether people fill them in. */
import { booleanOf, member, stringOf } from "../node.ts";
import type { ConnectionParameter } from "./api-properties.ts";

/** Names, outermost first: the parameter set, if any, and the parameter. */
export function connectionParameterSubject({ set, name }: ConnectionParameter): readonly string[] {
  return set === undefined ? [name] : [set, name];
}

/** Makers type a value for it when they create a connection. */
export function isPrompted(parameter: ConnectionParameter): boolean {
  const type = parameter.type?.toLowerCase() ?? "";
  return ["string", "securestring", "int", "bool"].includes(type) && !isHidden(parameter);
}

function isHidden({ uiDefinition }: ConnectionParameter): boolean {
  const hidden = member(member(uiDefinition, "constraints"), "hidden");
  return booleanOf(hidden) === true || stringOf(hidden)?.toLowerCase() === "true";
}
