/** Titles of connectors. */
/** The title without the suffix and without blanks around it. */
export function ownTitle(title: string): string {
  return title
    .trim()
    .replace(/\(Independent Publisher\)$/i, "")
    .trim();
}
