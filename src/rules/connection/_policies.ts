/** What is known about policy templates. */
import type { PolicyTemplate } from "../../connector/api-properties.ts";

/** What people call an instance: its title, else the template. */
export function policyName({ title, templateId }: PolicyTemplate): string {
  return title?.trim() || templateId?.trim() || "policy without title";
}

export const parameterPrefix = "x-ms-apimTemplateParameter.";

/** Required parameters of each template, without the prefix (schema of the repository). Ids compare without letter case. */
export const requiredParameters: ReadonlyMap<string, readonly string[]> = new Map([
  ["convertarraytoobject", ["propertyParentPath", "keyWithinCollectionPath", "newPropertyPath"]],
  ["convertobjecttoarray", ["propertyParentPath", "newPropertyPath"]],
  ["dynamichosturl", ["urlTemplate"]],
  ["encodepropertyvalue", ["propertyParentPath", "newPropertyPath"]],
  ["pollingtrigger", ["triggerConfig", "triggerDataPath"]],
  ["routerequesttoendpoint", ["newPath"]],
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

/** Published, but not in the schema. */
export const undocumentedTemplates: ReadonlySet<string> = new Set([
  "dynamicsubdomain",
  "moveproperties",
  "setconnectionstatustounauthenticated",
]);
