/** Calls of Microsoft Graph in samples. */
import { asString, type JsonObject, own } from "../../text/json/json.ts";
import type { Sample } from "./_contract.ts";

/** `POST …/users`. */
export function createsUser({ message: { start } }: Sample): boolean {
  return start.kind === "request" && start.method === "POST" && /\/users\/?(?:\?|$)/i.test(start.url);
}

/** `POST …/invitations`. */
export function invites({ message: { start } }: Sample): boolean {
  return start.kind === "request" && start.method === "POST" && /\/invitations\/?(?:\?|$)/i.test(start.url);
}

/** Someone who signs in elsewhere: a guest, or an account with identities of another issuer. */
export function isFederated(body: JsonObject): boolean {
  const name = asString(own(body, "userPrincipalName")) ?? "";
  return own(body, "identities") !== undefined || own(body, "userType") === "Guest" || /#EXT/i.test(name);
}
