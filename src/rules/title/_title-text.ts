/** What of a title is the publisher's choice: the suffix of independent publishers is the platform's. */

/** With its blank 24 characters, so that a title of 30 characters still fits. */
export const independentSuffix = " (Independent Publisher)";

/** The title without the suffix and without blanks around it. */
export function ownTitle(title: string): string {
  return title
    .trim()
    .replace(/\s*\(Independent Publisher\)$/i, "")
    .trim();
}
