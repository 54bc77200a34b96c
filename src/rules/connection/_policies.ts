/** What is known about policy templates. */

import type { PolicyTemplate } from "../../connector/properties/api-properties.ts";

/** What people call an instance: its title, else the template. */
export function policyName({ title, templateId }: PolicyTemplate): string {
  return title?.trim() || templateId?.trim() || "policy without title";
}

/** Required parameters of each template, without the prefix (schema of the repository, documentation). Ids compare without letter case. */
export const requiredParameters: ReadonlyMap<string, readonly string[]> = new Map([
  ["convertarraytoobject", ["propertyParentPath", "keyWithinCollectionPath", "newPropertyPath"]],
  ["convertobjecttoarray", ["propertyParentPath", "newPropertyPath"]],
  ["dynamichosturl", ["urlTemplate"]],
  ["encodepropertyvalue", ["propertyParentPath", "newPropertyPath"]],
  ["pollingtrigger", ["triggerConfig", "triggerDataPath"]],
  ["routerequesttoendpoint", ["newPath"]],
  ["setconnectionstatustounauthenticated", ["statusCode"]],
  ["setheader", ["name", "value"]],
  [
    "setproperty",
    ["newPropertyParentPathTemplate", "newPropertySubPathTemplate", "propertyValuePathTemplate"],
  ],
  ["setqueryparameter", ["name", "value"]],
  ["setvaluefromurl", ["parameterTemplate", "parameterValueUrl", "parameterValuePathTemplate"]],
  ["stringreplace", ["propertyParentPath", "sourceString", "replacementString", "newPropertyPath"]],
  ["stringtoarray", ["propertyParentPath", "delimiterList", "childPropertyName", "newPropertyPath"]],
  ["updatenextlink", ["nextLinkPropertyName"]],
]);

/** Published, but not documented; with the documented one that does the same where there is one. */
export const undocumentedTemplates: ReadonlyMap<string, string | undefined> = new Map([
  ["dynamicsubdomain", "dynamichosturl"],
  ["moveproperties", undefined],
]);
