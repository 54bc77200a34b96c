/** Connectors whose calls go through the on-premises data gateway. */
import type { Connector } from "../connector.ts";
import { isPrivateHost } from "../swagger/private-host.ts";
import type { ApiProperties } from "./api-properties.ts";

/** A connection parameter, or the list of capabilities, says that a gateway is used. */
function hasGateway(properties: ApiProperties): boolean {
  return (
    properties.capabilities.some((name) => name.trim().toLowerCase() === "gateway") ||
    properties.connectionParameters().some(({ type }) => type?.toLowerCase() === "gatewaysetting")
  );
}

/** The gateway calls the service from inside its network, where the name of the host is valid. */
export function isBehindGateway(connector: Connector): boolean {
  const [properties, swagger] = [connector.view("properties"), connector.view("swagger")];
  if (properties.state !== "ready" || swagger.state !== "ready" || !hasGateway(properties.view)) return false;
  const host = swagger.view.host?.trim() ?? "";
  return isPrivateHost(host) || isOfNetwork(host);
}

/** An address, a name without a domain, or one of a domain that only a network of its own has. */
function isOfNetwork(host: string): boolean {
  const name = host.toLowerCase().replace(/:\d+$/, "");
  return /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[[\da-f:.]+\]|[a-z\d][a-z\d_-]*)$|\.(?:lan|corp|home|intranet|private|home\.arpa|test)$/.test(
    name,
  );
}
