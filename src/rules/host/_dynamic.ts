import type { Connector } from "../../connector/connector.ts";

/** True when a policy puts another host in place for each connection, so that the one in the definition does not matter. */
export function hasDynamicHost(connector: Connector): boolean {
  const properties = connector.view("properties");
  if (properties.state !== "ready") return false;
  return properties.view
    .policyTemplates()
    .some(({ templateId }) =>
      ["dynamichosturl", "dynamicsubdomain"].includes(templateId?.toLowerCase() ?? ""),
    );
}
