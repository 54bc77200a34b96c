/** What apiProperties.json and script.csx do for an operation. */

import { editDistance } from "../../text/edit-distance.ts";
import type { Connector } from "../connector.ts";
import { member } from "../node.ts";
import type { Operation, Swagger } from "../swagger/swagger.ts";
import type { ApiProperties } from "./api-properties.ts";

/** Edits that make a misspelled template id the right one. */
const maxDistance = 2;
const maxIdLength = 64;

/** A script without a list of operations runs for all of them. */
export function scriptCovers(connector: Connector, { id = "" }: Operation): boolean {
  if (connector.file("script") === undefined) return false;
  const properties = connector.view("properties");
  const listed = properties.state === "ready" ? properties.view.scriptOperations : [];
  return listed.length === 0 || listed.includes(id);
}

/**
 * A policy of this template is there and may be meant for the operation. One that is misspelled or in the wrong
 * location counts too: the rules of the family connection report it.
 */
export function policyCovers(
  swagger: Swagger,
  properties: ApiProperties,
  template: string,
  { id = "" }: Operation,
): boolean {
  if (member(properties.root, "policyTemplateInstances") !== undefined) return true;
  return properties.policyTemplates().some(({ templateId, operations }) => {
    if (!isNearly(templateId ?? "", template)) return false;
    return (
      operations.length === 0 ||
      operations.some((named) => named === id || swagger.operation(named) === undefined)
    );
  });
}

function isNearly(written: string, id: string): boolean {
  return (
    written.length <= maxIdLength && editDistance(written.toLowerCase(), id.toLowerCase()) <= maxDistance
  );
}
