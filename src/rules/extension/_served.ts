/** What apiProperties.json and script.csx do for an operation. */

import type { Connector } from "../../connector/connector.ts";
import { member } from "../../connector/node.ts";
import type { ApiProperties } from "../../connector/properties/api-properties.ts";
import type { Operation, Swagger } from "../../connector/swagger/swagger.ts";
import { didYouMean } from "../../wording/did-you-mean.ts";

const maxDistance = 2;

/** A script without a list of operations runs for all of them. */
export function scriptCovers(connector: Connector, { id = "" }: Operation): boolean {
  if (connector.file("script") === undefined) return false;
  const properties = connector.view("properties");
  const listed = properties.state === "ready" ? properties.view.scriptOperations : [];
  return listed.length === 0 || listed.includes(id);
}

/**
 * A policy of this template is there and may be meant for the operation. What is misspelt or stands in the wrong place
 * is reported by the family connection, so it counts here.
 */
export function policyCovers(
  swagger: Swagger,
  properties: ApiProperties,
  template: string,
  { id = "" }: Operation,
): boolean {
  if (member(properties.root, "policyTemplateInstances") !== undefined) return true;
  return properties.policyTemplates().some(({ templateId, operations }) => {
    if (didYouMean(templateId ?? "", [template], maxDistance) === undefined) return false;
    return (
      operations.length === 0 ||
      operations.some((named) => named === id || swagger.operation(named) === undefined)
    );
  });
}
