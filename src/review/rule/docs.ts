/** Where the pages of the rules are published. */
const pages = "https://github.com/connector-review/connector-review/blob/main/docs/rules";

export function docsUrl(ruleId: string): string {
  return `${pages}/${ruleId}.md`;
}
