/** The members of a security definition (OpenAPI 2.0, Security Scheme Object). */
import { member, type Node, stringOf } from "../../connector/node.ts";

/** What the type demands; undefined when the type is unknown. */
export function requiredMembers(definition: Node): readonly string[] | undefined {
  const type = stringOf(member(definition, "type"));
  if (type === "basic") return [];
  if (type === "apiKey") return ["name", "in"];
  return type === "oauth2" ? ["flow", "scopes", ...addresses(definition)] : undefined;
}

/** What the type allows besides `type`, `description` and extensions; undefined when the type is unknown. */
export function allowedMembers(definition: Node): readonly string[] | undefined {
  const required = requiredMembers(definition);
  return required?.includes("scopes") === true && stringOf(member(definition, "flow")) === undefined
    ? [...required, "authorizationUrl", "tokenUrl"]
    : required;
}

function addresses(definition: Node): readonly string[] {
  switch (stringOf(member(definition, "flow"))) {
    case "implicit":
      return ["authorizationUrl"];
    case "password":
    case "application":
      return ["tokenUrl"];
    case "accessCode":
      return ["authorizationUrl", "tokenUrl"];
    default:
      return [];
  }
}
