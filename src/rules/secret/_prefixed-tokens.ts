/** Tokens that begin with a word of the service that issued them, as the services document. */
import { isRandom } from "./_placeholders.ts";
import type { Form } from "./_scan.ts";

const hex = (length: number): string => `[0-9a-f]{${length}}`;
const alphanumeric = (length: number | string): string => `[A-Za-z0-9]{${length}}`;
const word = (length: number | string): string => `[\\w-]{${length}}`;
const guid = "[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}";

/** Kind for people with article, prefixes, and what follows them to the token's end. */
const table: readonly (readonly [kind: string, prefixes: string, rest: string])[] = [
  ["a 1Password token", "ops_", `eyJ[A-Za-z0-9+/]{100,2000}`],
  ["an age key", "AGE-SECRET-KEY-1", "[AC-HJ-NP-Z02-9]{58}"],
  ["an Airtable token", "pat", `${alphanumeric(14)}\\.${hex(64)}`],
  ["an Anthropic key", "sk-ant-", word("80,120")],
  ["an Atlassian token", "ATATT3 ATCTT3", `[\\w=-]{170,200}`],
  ["a Bitbucket app password", "ATBB", alphanumeric(32)],
  ["a Brevo key", "xkeysib- xsmtpsib-", `${hex(64)}-${alphanumeric(16)}`],
  ["a Buildkite token", "bkua_", hex(40)],
  ["a CircleCI token", "CCIPAT_", `${alphanumeric(22)}_${hex(40)}`],
  ["a ClickUp token", "pk_", "\\d{5,12}_[A-Z0-9]{32}"],
  ["a Cloudflare token", "cfat_ cfk_ cfut_", `${alphanumeric(40)}${hex(8)}`],
  ["a Cloudflare origin key", "v1.0-", `${hex(24)}-${hex(146)}`],
  ["a Contentful token", "CFPAT-", word(43)],
  ["a Databricks token", "dapi", `${hex(32)}(?:-\\d)?`],
  ["a DigitalOcean token", "doo_v1_ dop_v1_ dor_v1_", hex(64)],
  ["a Docker token", "dckr_pat_ dckr_oat_", word("27,32")],
  ["a Doppler token", "dp.pt. dp.ct. dp.scim. dp.audit.", alphanumeric("40,44")],
  ["a Doppler token", "dp.st.", `(?:[\\w-]{2,35}\\.)?${alphanumeric("40,44")}`],
  ["a Dropbox token", "sl.", `(?:u\\.)?${word("130,1500")}`],
  ["a Duffel token", "duffel_live_", "[\\w=-]{43}"],
  ["a Dynatrace token", "dt0c01. dt0s01.", "[A-Z0-9]{24}\\.[A-Z0-9]{64}"],
  ["an EasyPost key", "EZAK", alphanumeric(54)],
  ["a Facebook token", "EAA", alphanumeric("100,400")],
  ["a Figma token", "figd_ figu_", word("40,200")],
  ["a Flutterwave key", "FLWSECK-", `${hex(32)}-X`],
  ["a Fly.io token", "fo1_", word(43)],
  ["a Fly.io token", "fm1a_ fm1r_ fm2_", "[A-Za-z0-9+/]{100,1000}"],
  ["a Frame.io token", "fio-u-", "[\\w=-]{64}"],
  [
    "a GitLab token",
    "glpat- glptt- gldt- glrt- glcbt- glsoat- glft- glimt- glagent- gloas-",
    "[\\w-]{20,64}(?:\\.[\\w.]{9,20})?",
  ],
  ["a Google access token", "ya29.", word("60,1000")],
  ["a Grafana token", "glsa_", `${alphanumeric(32)}_${hex(8)}`],
  ["a Grafana token", "glc_", "[A-Za-z0-9+/]{32,400}"],
  ["a Groq key", "gsk_", alphanumeric("50,60")],
  ["a Harness token", "pat. sat.", `${word(22)}\\.${hex(24)}\\.${alphanumeric(20)}`],
  ["a HashiCorp Vault token", "hvs. hvb. hvr.", word("80,300")],
  ["a Heroku key", "HRKU-", word("58,64")],
  ["a HubSpot token", "pat-na1- pat-na2- pat-eu1-", guid],
  ["a Hugging Face token", "hf_ api_org_", alphanumeric("34,40")],
  ["an Intercom token", "dG9rO", "[A-Za-z0-9+/]{50,80}"],
  ["a JFrog key", "AKCp", alphanumeric("66,70")],
  ["a LangSmith key", "lsv2_pt_ lsv2_sk_", `${hex(32)}_${hex(10)}`],
  ["a Linear key", "lin_api_", "\\w{32,128}"],
  ["a Linear token", "lin_oauth_", hex(64)],
  ["a Mailgun key", "key-", hex(32)],
  ["a Mapbox token", "sk.", `eyJ${word("20,200")}\\.${word(22)}`],
  ["a New Relic key", "NRAK-", "[A-Z0-9]{27}"],
  ["a New Relic key", "NRII-", word(32)],
  ["a Notion token", "ntn_", alphanumeric("40,60")],
  ["a Notion token", "secret_", alphanumeric(43)],
  ["a NuGet key", "oy2", "[a-z0-9]{43}"],
  ["an NVIDIA key", "nvapi-", word(64)],
  ["an Octopus Deploy key", "API-", "(?=[A-Z]{0,25}\\d)[A-Z0-9]{26}"],
  ["an OpenShift token", "sha256~", word(43)],
  ["a Perplexity key", "pplx-", alphanumeric("48,56")],
  ["a Pinecone key", "pcsk_", "[A-Za-z0-9]{4,8}_[A-Za-z0-9]{50,70}"],
  ["a Plaid token", "access-production- access-development-", guid],
  ["a PlanetScale credential", "pscale_tkn_ pscale_oauth_ pscale_pw_", "[\\w=.-]{32,64}"],
  ["a Postman key", "PMAK-", `${hex(24)}-${hex(34)}`],
  ["a Prefect key", "pnu_ pnb_", alphanumeric(36)],
  ["a Pulumi token", "pul-", hex(40)],
  ["a PyPI token", "pypi-AgEIcHlwaS5vcmc", word("50,1000")],
  ["a ReadMe key", "rdme_", "[a-z0-9]{70}"],
  ["a Replicate token", "r8_", alphanumeric(37)],
  ["a Resend key", "re_", `${alphanumeric(8)}_${alphanumeric(24)}`],
  ["a RubyGems key", "rubygems_", hex(48)],
  ["a Salesforce session", "00D", `${alphanumeric(12)}![A-Za-z0-9._]{80,140}`],
  ["a Scalingo token", "tk-us-", word(48)],
  ["a Sentry token", "sntryu_", hex(64)],
  ["a Sentry token", "sntrys_", "eyJ[A-Za-z0-9+/=]{60,400}_[A-Za-z0-9+/]{43}"],
  ["a Shippo token", "shippo_live_", hex(40)],
  ["a Shopify secret", "shpss_", "[0-9a-fA-F]{32}"],
  ["a Shopify token", "shpat_ shpca_ shppa_", "[0-9a-fA-F]{32}"],
  ["a Slack token", "xapp-", `\\d-[A-Z0-9]{8,14}-[A-Z0-9]{10,16}-${hex(64)}`],
  ["a Slack token", "xoxe.xoxp- xoxe.xoxb-", "\\d-[A-Za-z0-9]{140,180}"],
  ["a Sourcegraph token", "sgp_", `(?:${hex(16)}_|local_)?${hex(40)}`],
  ["a Square credential", "sq0atp- sq0csp-", word("22,43")],
  ["a Supabase token", "sbp_", hex(40)],
  ["a Tailscale key", "tskey-", "[a-z]{2,20}-\\w{8,40}-\\w{16,60}"],
  ["a Twitter bearer token", "AAAAAAAAAAAAAAAAAAAAAA", "[A-Za-z0-9%]{80,120}"],
  ["a Typeform token", "tfp_", "[\\w.-]{44,59}"],
  ["a Vercel token", "vca_ vci_ vck_ vcp_ vcr_", word("20,60")],
  ["a webhook secret", "whsec_", "[A-Za-z0-9+/]{32,64}"],
  ["an Adobe secret", "p8e-", word(32)],
  ["an Alibaba Cloud key", "LTAI", alphanumeric("16,20")],
  ["an xAI key", "xai-", alphanumeric(80)],
  ["a Zoho token", "1000.", `${hex(32)}\\.${hex(32)}`],
];

/** Words that are recognized by a mark inside them. */
const marked: readonly (readonly [kind: string, word: string])[] = [
  ["a client secret of Microsoft Entra ID", "[\\w.~-]{3}\\dQ~[\\w.~-]{31,34}"],
  ["a Mailchimp key", `${hex(32)}-us\\d{1,2}`],
  ["a MaxMind key", `${alphanumeric(6)}_${alphanumeric(29)}_mmk`],
  ["a RapidAPI key", "[0-9a-z]{10}msh[0-9a-z]{15}p1[0-9a-z]{5}jsn[0-9a-z]{12}"],
  ["a Terraform token", `${alphanumeric(14)}\\.atlasv1\\.${word("60,70")}`],
];

export const prefixedTokens: readonly Form[] = [
  ...table.map(([kind, prefixes, rest]) => {
    const starts = prefixes.split(" ");
    const anyStart = starts.map((start) => start.replaceAll(".", "\\.")).join("|");
    return { kind, starts, pattern: whole(`(?:${anyStart})(?:${rest})`), isReal: isRandom };
  }),
  ...marked.map(([kind, text]) => ({ kind, starts: [], pattern: whole(text), isReal: isRandom })),
];

/** What goes on behind it is no token of the form. */
function whole(pattern: string): RegExp {
  return new RegExp(`${pattern}(?![\\w~-])`, "dy");
}
