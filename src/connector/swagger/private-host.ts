/** Hosts that only their own machine or network reaches. */

/** RFC 1918, RFC 5735 and RFC 6762. */
const privates =
  /^(?:localhost|127(?:\.\d{1,3}){3}|10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2}|169\.254(?:\.\d{1,3}){2}|0\.0\.0\.0|\[::1\])$|\.(?:local|internal|localhost)$/;

/** @param host as in the definition, with or without a port, in any letter case */
export function isPrivateHost(host: string): boolean {
  return privates.test(host.trim().toLowerCase().replace(/:\d+$/, ""));
}
