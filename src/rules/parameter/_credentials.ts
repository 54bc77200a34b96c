/** Parameters that carry what a connection should carry. */
import type { Connector } from "../../connector/connector.ts";
import { member, stringOf } from "../../connector/node.ts";
import type { Parameter, Swagger } from "../../connector/swagger.ts";

/** Headers that HTTP itself owns: the platform writes them, whatever a flow says. */
const headersOfHttp = new Set(["host", "content-length", "transfer-encoding", "connection"]);

/** A header that the platform or the connection writes. */
export function isReservedHeader(
  { in: place, name }: Parameter,
  swagger: Swagger,
  connector: Connector,
): boolean {
  if (place !== "header") return false;
  const header = name.toLowerCase();
  return (
    headersOfHttp.has(header) || (header === "authorization" && isAuthorizedByConnection(swagger, connector))
  );
}

/** The connection sends the header `Authorization` by itself. */
function isAuthorizedByConnection(swagger: Swagger, connector: Connector): boolean {
  const properties = connector.view("properties");
  const hasParameters = properties.state === "ready" && properties.view.connectionParameters().length > 0;
  return (
    hasParameters &&
    swagger.securityDefinitions().some(({ node }) => {
      const type = stringOf(member(node, "type"));
      if (type === "basic" || type === "oauth2") return true;
      return type === "apiKey" && stringOf(member(node, "name"))?.toLowerCase() === "authorization";
    })
  );
}
