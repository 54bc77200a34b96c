/** What is known about policy templates. */

import { items, member, type Node, stringOf } from "../../connector/node.ts";
import type { PolicyTemplate } from "../../connector/properties/api-properties.ts";

/** What people call an instance: its title, else the template. */
export function policyName({ title, templateId }: PolicyTemplate): string {
  return title?.trim() || templateId?.trim() || "policy without title";
}

/** The operations it names, as written: a list, or one alone. */
export function operationNodesOf({ parameters }: PolicyTemplate): readonly Node[] {
  const list = member(parameters, "x-ms-apimTemplate-operationName");
  if (list === undefined) return [];
  return stringOf(list) === undefined ? items(list) : [list];
}

export const parameterPrefix = "x-ms-apimTemplateParameter.";
