/**
 * The form of an apiProperties.json as the repository's schema describes it, with what that schema forgets (scripts, sets of
 * parameters, newer OAuth settings) added. Left open is what other rules look at.
 */

export type ValueType = "object" | "list" | "text" | "anything";

export interface Shape {
  readonly type: ValueType;
  /** Of an object: what may be in it; without the list anything may. */
  readonly members?: ReadonlyMap<string, Shape>;
  /** Of an object: names that may be in it next to `members`. */
  readonly otherNames?: RegExp;
  /** Of a list: what its items are. */
  readonly items?: Shape;
}

const text: Shape = { type: "text" };
const anything: Shape = { type: "anything" };

function object(members: Readonly<Record<string, Shape>>, otherNames?: RegExp): Shape {
  const known = new Map(Object.entries(members));
  return { type: "object", members: known, ...(otherNames === undefined ? {} : { otherNames }) };
}

function listOf(items: Shape): Shape {
  return { type: "list", items };
}

const constraints = object({
  // Their types have rules of their own.
  required: anything,
  hidden: anything,
  clearText: anything,
  tabIndex: anything,
  allowedValues: listOf(object({ text, value: anything })),
  default: anything,
  capability: listOf(text),
});

const oAuthSettings = object({
  identityProvider: anything,
  clientId: text,
  clientSecret: text,
  // A text instead of the list is the business of connection/scopes.
  scopes: { type: "anything", items: text },
  redirectMode: text,
  redirectUrl: text,
  // Microsoft adds to it, and customParameters differ by provider.
  properties: { type: "object" },
  customParameters: { type: "object" },
});

export const connectionParameterShape: Shape = object(
  {
    type: anything,
    uiDefinition: object({
      displayName: text,
      description: text,
      tooltip: text,
      constraints,
      schema: { type: "object" },
    }),
    oAuthSettings,
    gatewaySettings: { type: "object" },
    gatewaySetting: { type: "object" },
    allowedValues: { type: "list" },
    defaultValue: anything,
    metadata: { type: "object" },
  },
  // Another spelling is the business of connection/oauth-settings.
  /^oauth[-_]?settings?$/i,
);

export const policyShape: Shape = object({
  templateId: anything,
  title: text,
  parameters: object(
    { "x-ms-apimTemplate-operationName": anything, "x-ms-apimTemplate-policySection": text },
    /^x-ms-apimTemplateParameter\./i,
  ),
});

export const propertiesShape: Shape = {
  type: "object",
  members: new Map<string, Shape>([
    ["iconBrandColor", text],
    ["connectionParameters", { type: "object" }],
    ["connectionParameterSets", { type: "object" }],
    ["policyTemplateInstances", { type: "list" }],
    ["scriptOperations", listOf(text)],
  ]),
  // Names nobody knows have connection/unknown-member.
  otherNames: /^/,
};
