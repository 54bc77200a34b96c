/** Names of claims that Entra sends and takes. */

/** Built-in ones, as the Graph user calls them, and what the request carries besides. */
export const builtIn: ReadonlySet<string> = new Set(
  "email identities displayName givenName surname jobTitle streetAddress city postalCode state country ui_locales objectId step client_id".split(
    " ",
  ),
);

/** Members of the contract that are no claims. */
export const contractMembers: ReadonlySet<string> = new Set(
  "version action userMessage code status".split(" "),
);

/** `extension_<extensions-app-id>_Name`, `extension_{appId}_Name`, `extension_extensions-app-id_Name`. */
export function isPlaceholder(name: string): boolean {
  return /^extension_(?:[<{[][^<>{}[\]]{0,80}[>}\]]|[a-z-]*app(?:lication)?[-_]?id|x{8,})/i.test(name);
}
