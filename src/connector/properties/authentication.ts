/** OAuth settings of connections, one for each connection parameter that has them. */
import { member, memberIgnoringCase, type Node, stringOf } from "../node.ts";
import { oncePer } from "../once.ts";
import type { ApiProperties, ConnectionParameter } from "./api-properties.ts";
import { isPrompted } from "./connection-parameters.ts";

export function isOAuth({ type }: ConnectionParameter): boolean {
  return type?.toLowerCase() === "oauthsetting";
}

/** How users authenticate with OAuth. */
export interface Authentication {
  readonly parameter: ConnectionParameter;
  /** The member `oAuthSettings`. */
  readonly settings: Node;
  /** Identity provider in lower case; undefined when it is missing or blank. */
  readonly provider: string | undefined;
}

/** Every connection parameter that has `oAuthSettings`. */
export const authentications = oncePer((properties: ApiProperties): readonly Authentication[] =>
  properties.connectionParameters().flatMap((parameter) => {
    const settings = parameter.oAuthSettings;
    if (settings === undefined || !isOAuth(parameter)) return [];
    const provider = stringOf(member(settings, "identityProvider"))?.trim().toLowerCase();
    return [{ parameter, settings, provider: provider === "" ? undefined : provider }];
  }),
);

/**
 * The parameter of the same set in which users type an OAuth setting themselves: `token:clientId` for the `clientId` of
 * `token`, in any letter case.
 */
export function promptedSetting(
  properties: ApiProperties,
  { set, name }: ConnectionParameter,
  setting: string,
): ConnectionParameter | undefined {
  const lower = `${name}:${setting}`.toLowerCase();
  return properties
    .connectionParameters()
    .find((one) => one.set === set && one.name.toLowerCase() === lower && isPrompted(one));
}

/** The `value` of a custom OAuth parameter, its name in any letter case. */
export function customValue({ settings }: Authentication, name: string): Node | undefined {
  return member(memberIgnoringCase(member(settings, "customParameters"), name), "value");
}
