/** Addresses of an OAuth sign-in. */

/** Whether two addresses are the same: letter case and a slash at the end don't matter. */
export function isSameAddress(one: string, other: string): boolean {
  return normalized(one) === normalized(other);
}

function normalized(address: string): string {
  return address.trim().replace(/\/$/, "").toLowerCase();
}

/** Where Microsoft Entra ID issues tokens, for an address where it signs users in; undefined for other services. */
export function entraTokenUrl(authorizationUrl: string): string | undefined {
  const [, start = "", query = ""] =
    /^(https:\/\/login\.(?:microsoftonline\.(?:com|us)|windows\.net)\/[^/?#\s]{1,100}\/oauth2\/(?:v2\.0\/)?)authorize\/?(\?\S*)?$/i.exec(
      authorizationUrl.trim(),
    ) ?? [];
  return start === "" ? undefined : `${start}token${query}`;
}
