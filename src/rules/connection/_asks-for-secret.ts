/** Whether a connection parameter asks for a secret. */

import { memberIgnoringCase, stringOf } from "../../connector/node.ts";
import type { ConnectionParameter } from "../../connector/properties/api-properties.ts";
import { soundsSecret } from "../../wording/secret-names.ts";

/** What a label ends in when it asks for an address or a name: "Endpoint URL", "Email address". */
const namesNoSecret =
  /(?:^|[^\p{L}\p{N}])(?:url|uri|endpoint|host|domain|site|region|e-?mail|user[ -]?name)(?: (?:name|address))?$/iu;

/** What follows the thing itself: "API key for your site", "Site (with https)". */
const beginningOfDetail = /[(,;:]|\s(?:and|at|for|from|in|of|on|or|to|with)\s/i;

/** Its name sounds like a secret, and its label does not say that something else is typed there. */
export function asksForSecret({ name, uiDefinition }: ConnectionParameter): boolean {
  const label = stringOf(memberIgnoringCase(uiDefinition, "displayName")) ?? "";
  const asked = label.split(beginningOfDetail, 1)[0]?.trim() ?? "";
  return soundsSecret(name) && (soundsSecret(label) || !namesNoSecret.test(asked));
}
