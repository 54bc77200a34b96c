/** What must not get into logs and comments: credentials of GitHub, whatever their length. */

// Prefixes: https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github
const tokens = /\bgh[a-z]_\w+|\bgithub_pat_\w+|\beyJ[\w-]+\.[\w-]+\.[\w-]+/g;

/** The text with `[token]` in place of GitHub's tokens and of JSON web tokens (an app signs its requests with one). */
export function redactTokens(text: string): string {
  return text.replace(tokens, "[token]");
}
