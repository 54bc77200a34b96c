/** Tokens that begin with a word of the service that issued them, as the services document. */

interface Prefixed {
  readonly prefix: string;
  /** For people, with article. */
  readonly kind: string;
  /** What follows the prefix, to its end. */
  readonly rest: RegExp;
}

const tokens: readonly Prefixed[] = [
  { prefix: "cfat_", kind: "a Cloudflare token", rest: /^[A-Za-z0-9]{40}[0-9a-f]{8}$/ },
  { prefix: "cfut_", kind: "a Cloudflare token", rest: /^[A-Za-z0-9]{40}[0-9a-f]{8}$/ },
  { prefix: "dapi", kind: "a Databricks token", rest: /^[0-9a-f]{32}(?:-\d)?$/ },
  { prefix: "dckr_pat_", kind: "a Docker token", rest: /^[\w-]{27}$/ },
  { prefix: "figd_", kind: "a Figma token", rest: /^[\w-]{40,60}$/ },
  { prefix: "glpat-", kind: "a GitLab token", rest: /^[\w-]{20,64}$/ },
  { prefix: "glsa_", kind: "a Grafana token", rest: /^[A-Za-z0-9]{32}_[0-9a-f]{8}$/ },
  { prefix: "gsk_", kind: "a Groq key", rest: /^[A-Za-z0-9]{50,60}$/ },
  { prefix: "hf_", kind: "a Hugging Face token", rest: /^[A-Za-z0-9]{34,40}$/ },
  { prefix: "hvs.", kind: "a HashiCorp Vault token", rest: /^[\w-]{80,200}$/ },
  { prefix: "lin_api_", kind: "a Linear key", rest: /^[A-Za-z0-9]{40}$/ },
  { prefix: "ntn_", kind: "a Notion token", rest: /^[A-Za-z0-9]{40,60}$/ },
  { prefix: "shpat_", kind: "a Shopify token", rest: /^[0-9a-f]{32}$/i },
  { prefix: "shpss_", kind: "a Shopify secret", rest: /^[0-9a-f]{32}$/i },
  { prefix: "sk-ant-", kind: "an Anthropic key", rest: /^[\w-]{80,120}$/ },
  { prefix: "vcp_", kind: "a Vercel token", rest: /^[\w-]{50,60}$/ },
  { prefix: "xapp-", kind: "a Slack token", rest: /^\d-[A-Z0-9]{8,14}-\d{10,16}-[0-9a-f]{64}$/ },
];

/** Finds candidates in one pass, in linear time; `prefixedKind` tells what they are. */
export const prefixedPattern =
  /(?<![\w.-])(?:cf[au]t_|dapi|dckr_pat_|figd_|glpat-|glsa_|gsk_|hf_|hvs\.|lin_api_|ntn_|shpat_|shpss_|sk-ant-|vcp_|xapp-)[\w-]{20,250}(?![\w-])/dg;

/** Undefined when it only begins like one. */
export function prefixedKind(token: string): string | undefined {
  return tokens.find(({ prefix, rest }) => token.startsWith(prefix) && rest.test(token.slice(prefix.length)))
    ?.kind;
}
