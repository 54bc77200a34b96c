/** Parameters of policy templates. */
import { items, member, type Node, stringOf } from "../node.ts";
import type { PolicyTemplate } from "./api-properties.ts";

/** The operations it names, as written: a list, or one alone. */
export function operationNodesOf({ parameters }: PolicyTemplate): readonly Node[] {
  const list = member(parameters, "x-ms-apimTemplate-operationName");
  if (list === undefined) return [];
  return stringOf(list) === undefined ? items(list) : [list];
}

export const parameterPrefix = "x-ms-apimTemplateParameter.";
