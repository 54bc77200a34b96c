/** Connection parameters that aren't where the platform reads them. */
import { member, type Node, stringOf } from "../../connector/node.ts";
import { parameterTypes } from "../../connector/platform/vocabulary.ts";
import { isObject } from "../../text/json/json.ts";
import { quoted } from "../../wording/quoted.ts";

/** A name like `token:clientId`, or an object with a type of connection parameters and what makers see. */
export function isLikeParameter(name: string, node: Node): boolean {
  if (!isObject(node.value)) return false;
  const type = stringOf(member(node, "type"));
  const isTyped = type !== undefined && parameterTypes.find(type) !== undefined;
  const isShown = member(node, "uiDefinition") !== undefined || member(node, "oAuthSettings") !== undefined;
  return /^\w+:\w+$/.test(name) || (isTyped && isShown);
}

/** @param set the parameter set it belongs to; undefined outside sets */
export function moveIntoParameters(name: string, set?: string): string {
  const target = set === undefined ? "`connectionParameters`" : `\`parameters\` of the set ${quoted(set)}`;
  return `Move ${quoted(name)} into ${target}.`;
}
