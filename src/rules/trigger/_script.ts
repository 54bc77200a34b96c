/** Whether script.csx runs for an operation. */
import type { Connector } from "../../connector/connector.ts";
import type { Operation } from "../../connector/swagger.ts";

/** A script without a list of operations runs for all of them. */
export function scriptCovers(connector: Connector, { id = "" }: Operation): boolean {
  if (connector.file("script") === undefined) return false;
  const properties = connector.view("properties");
  const listed = properties.state === "ready" ? properties.view.scriptOperations : [];
  return listed.length === 0 || listed.includes(id);
}
