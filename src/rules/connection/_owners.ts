/** Who publishes a connector and who owns the service behind it. */
import { members, type Node } from "../../connector/node.ts";

/** The member that is `stackOwner`, spelled right or not. */
export function stackOwnerMember(
  properties: Node,
): { readonly name: string; readonly node: Node } | undefined {
  return members(properties).find(({ name }) => /^stack[-_ ]?owner$/i.test(name));
}
