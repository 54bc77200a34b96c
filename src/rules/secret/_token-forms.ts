/** Credentials that are recognized by their form alone. */
import type { Span } from "../../text/location.ts";
import { azureKeys } from "./_azure-keys.ts";
import { isInsideFile } from "./_picture.ts";
import { entropy, isPassword, isRandom } from "./_placeholders.ts";
import { prefixedTokens } from "./_prefixed-tokens.ts";
import { type Form, scanFor, type TokenMatch } from "./_scan.ts";

export interface FoundToken {
  /** For people, with article: "an AWS access key". */
  readonly kind: string;
  readonly start: number;
  readonly end: number;
}

const twoDigits = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, "0"));

/** Recognized by more than its beginning, or by what is around it. Of two forms at one location the earlier in the list counts. */
const forms: readonly Form[] = [
  {
    kind: "a private key",
    starts: ["-----BEGIN"],
    pattern: /-----BEGIN (?:[A-Z]{2,12} ){0,2}PRIVATE KEY-----([A-Za-z0-9+/=\s\\]{64,20000})/dy,
    partOf: keyBody,
    isReal: isKeyText,
  },
  {
    kind: "a private key",
    starts: ["-----BEGIN"],
    // Lines like `Version: …` may be before the key.
    pattern: /-----BEGIN PGP PRIVATE KEY BLOCK-----([\w+/=\s\\:.()]{64,20000})-----END/dy,
    partOf: keyBody,
    isReal: isKeyText,
  },
  {
    kind: "a JSON web token",
    starts: ["eyJ"],
    pattern: /eyJ[\w-]{10,4000}\.eyJ[\w-]{10,8000}\.[\w-]{20,2000}/dy,
    isReal: isWebToken,
  },
  {
    kind: "an AWS access key",
    starts: ["AKIA", "ASIA", "ABIA", "ACCA"],
    pattern: /(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\b/dy,
    isReal: isAccessKey,
  },
  { kind: "a Google API key", starts: ["AIza"], pattern: /AIza[\w-]{35}(?![\w-])/dy, isReal: isRandom },
  {
    kind: "a Google client secret",
    starts: ["GOCSPX"],
    pattern: /GOCSPX-[\w-]{28}(?![\w-])/dy,
    isReal: isRandom,
  },
  {
    kind: "a GitHub token",
    starts: ["gh", "github_pat"],
    pattern:
      /(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{50,255}|ghs_\d{1,20}_[\w-]{10,1000}\.[\w-]{10,8000}\.[\w-]{20,1000})\b/dy,
    isReal: isRandom,
  },
  {
    kind: "a Slack token",
    starts: ["xox"],
    pattern: /xox[abeoprs]-[A-Za-z0-9-]{20,255}/dy,
    isReal: isRandom,
  },
  {
    kind: "a Slack webhook address",
    starts: ["hooks"],
    pattern:
      /hooks\.slack\.com\/(?:services|workflows|triggers)\/([A-Z][A-Z0-9]{7,12}\/[A-Z0-9]{7,20}\/[A-Za-z0-9/]{20,60})/dy,
    isReal: isRandom,
  },
  {
    kind: "a Teams webhook address",
    starts: ["https"],
    pattern:
      /https:\/\/[\w-]{1,60}\.webhook\.office\.com\/webhookb2\/([0-9a-f-]{36}@[0-9a-f-]{36}\/IncomingWebhook\/[0-9a-f]{32}\/[0-9a-f-]{36})/diy,
    isReal: isRandom,
  },
  {
    kind: "a Discord webhook address",
    starts: ["discord"],
    pattern: /discord(?:app)?\.com\/api\/webhooks\/\d{17,20}\/([\w-]{60,80})/dy,
    isReal: isRandom,
  },
  {
    kind: "a Telegram token",
    starts: ["bot", ...twoDigits],
    pattern: /(?:bot)?(\d{8,10}:AA[\w-]{33})(?![\w-])/dy,
    isReal: isRandom,
  },
  {
    kind: "an Asana token",
    starts: ["1/", "2/"],
    pattern: /[12]\/\d{12,19}(?:\/\d{12,19})?:[0-9a-f]{32}(?!\w)/dy,
    isReal: isRandom,
  },
  {
    kind: "a Stripe key",
    starts: ["sk_live", "rk_live"],
    pattern: /[rs]k_live_[A-Za-z0-9]{20,255}\b/dy,
    isReal: isRandom,
  },
  {
    kind: "a Stripe test key",
    starts: ["sk_test", "rk_test"],
    pattern: /[rs]k_test_[A-Za-z0-9]{20,255}\b/dy,
    // Those of Stripe's own documentation are everybody's.
    isReal: (secret) => isRandom(secret) && !/^sk_test_(?:4eC39H|BQokik)/.test(secret),
  },
  {
    kind: "a SendGrid key",
    starts: ["SG."],
    pattern: /SG\.[\w-]{22}\.[\w-]{43}(?![\w-])/dy,
    isReal: isRandom,
  },
  {
    kind: "an OpenAI key",
    starts: ["sk-"],
    pattern: /sk-[\w-]{20,120}T3BlbkFJ[\w-]{20,120}/dy,
    isReal: isRandom,
  },
  { kind: "an npm token", starts: ["npm_"], pattern: /npm_[A-Za-z0-9]{36}\b/dy, isReal: isRandom },
  ...prefixedTokens,
  {
    kind: "an AWS secret key",
    starts: ["aws"],
    pattern:
      /aws_?secret(?:_?access)?_?key["']?\s{0,4}[:=]\s{0,4}["']?([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])/diy,
    isReal: isRandom,
  },
  {
    kind: "a password in an address",
    starts: ["http", "ftp", "sftp", "amqp", "redis", "mysql", "postgres", "mongodb", "sqlserver"],
    pattern:
      /(?:https?|ftps?|sftp|amqps?|rediss?|mysql|postgres(?:ql)?|mongodb(?:\+srv)?|sqlserver):\/\/[\w.%+-]{1,64}:([^\s:/?#@"'`<>{}$[\]()\\]{8,128})@(?=[\w-]{1,63}\.[\w.-])/diy,
    isReal: isPassword,
  },
  {
    kind: "a password in a connection string",
    starts: ["Server", "Data Source", "Host", "AccountEndpoint"],
    pattern:
      /(?:Server|Data Source|Host|AccountEndpoint)\s{0,2}=[^"'\r\n]{1,200}?;\s{0,2}(?:Password|Pwd)\s{0,2}=\s{0,2}([^;"'\s\\]{8,128})/diy,
    isReal: isPassword,
  },
  {
    kind: "a password in a command",
    starts: ["curl"],
    pattern: /curl\b[^\r\n]{0,200}?\s(?:-u|--user)\s{1,4}["']?[\w.@+-]{1,64}:([^\s"'`<>{}$[\]\\]{8,128})/dy,
    isReal: isPassword,
  },
  {
    kind: "an Azure storage key",
    starts: ["AccountKey"],
    pattern: /AccountKey=([A-Za-z0-9+/]{86}==)/dy,
    // The emulator's key is the same for everybody.
    isReal: (secret) => entropy(secret) >= 4 && !secret.startsWith("Eby8vdM02xNOcqFlqUwJ"),
  },
  {
    kind: "an Azure shared access key",
    starts: ["SharedAccessKey"],
    pattern: /SharedAccessKey=([A-Za-z0-9+/]{43}=)/dy,
    isReal: (secret) => entropy(secret) >= 4,
  },
  {
    kind: "a shared access signature",
    starts: ["sig="],
    pattern: /(?<=[?&;]|\\u0026)sig=([A-Za-z0-9%+/_-]{40,120}=?)/dy,
    isReal: isSignature,
  },
  {
    kind: "an Azure Functions key",
    starts: ["https"],
    pattern:
      /https:\/\/[\w-]{1,60}\.azurewebsites\.net\/[^\s"'<>]{0,200}?[?&]code=([\w%/+-]{40,100}={0,2})/diy,
    isReal: isRandom,
  },
  {
    kind: "a name and password in base64",
    starts: ["Basic"],
    pattern: /Basic\s{1,4}([A-Za-z0-9+/]{16,400}={0,2})(?![\w+/=])/dy,
    isReal: isBasic,
  },
  {
    kind: "a bearer token",
    starts: ["Bearer"],
    pattern: /Bearer\s{1,4}([A-Za-z0-9._~+/-]{20,4000}={0,2})(?![\w({<[$@'])/dy,
    isReal: (secret) => isRandom(secret) && /\d/.test(secret) && /[A-Za-z]/.test(secret),
  },
];

const scan = scanFor(forms);
const maxFound = 200;

/** Every credential in a text, in its order; none inside another. */
export function findTokens(text: string): readonly FoundToken[] {
  const found: FoundToken[] = [];
  // What one form knows to be no secret is none for the forms after it either.
  const judged: TokenMatch[] = [];
  for (const { kind, start, end } of [...scan(text), ...azureKeys(text)]) {
    if (found.length >= maxFound) break;
    if (judged.some((other) => start < other.end && other.start < end)) continue;
    judged.push({ kind, start, end });
    if (kind !== undefined && !isPartOfFile(text, start, end)) found.push({ kind, start, end });
  }
  return found.sort((one, other) => one.start - other.start);
}

/** What has other characters than base64 is in no file that is written so. */
function isPartOfFile(text: string, start: number, end: number): boolean {
  return /^[A-Za-z0-9+/]+=*$/.test(text.slice(start, end)) && isInsideFile(text, start, end);
}

/** In a signed address is the id alone, and what it opens has an end. */
function isAccessKey(secret: string, text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 30), start);
  const isInAddress = /[?&;](?:AWSAccessKeyId|X-Amz-Credential)=$/i.test(before);
  return !isInAddress && !secret.endsWith("EXAMPLE") && entropy(secret) >= 3;
}

/** The lines of a key, without the words before and behind them. */
function keyBody(found: string): Span {
  const text = found.replace(/\\[nrt]/g, "  ");
  let body = { start: 0, end: 0 };
  let current = body;
  for (const { 0: line, index: start } of text.matchAll(/[A-Za-z0-9+/=]{20,}/g)) {
    const isNext = current.end > 0 && text.slice(current.end, start).trim() === "";
    current = { start: isNext ? current.start : start, end: start + line.length };
    if (current.end - current.start > body.end - body.start) body = current;
  }
  const last = /^\s+[A-Za-z0-9+/=]{1,19}(?=\s*$)/.exec(text.slice(body.end));
  return { start: body.start, end: body.end + (last?.[0].length ?? 0) };
}

function isKeyText(secret: string): boolean {
  const text = secret.replace(/\\[nrt]|\s/g, "");
  return text.length >= 64 && entropy(text) >= 4;
}

/** What `Basic` is followed by is a name, a colon and a password in base64. */
function isBasic(secret: string): boolean {
  const decoded = Buffer.from(secret, "base64").toString("utf8");
  const parts = /^([\x21-\x39\x3b-\x7e]{1,100}):([\x21-\x7e]{0,200})$/.exec(decoded);
  const [, name = "", password = ""] = parts ?? [];
  // Many services take a key in place of the name, and leave the password empty or name a word.
  return isPassword(password) || (isRandom(name) && /\d/.test(name) && name.length >= 20);
}

/** Seconds since 1970. A token that ended before this project began opens nothing; no clock, so that reviews stay the same. */
const longAgo = Date.UTC(2025, 0, 1) / 1000;

/** The first part has to say how the third one signs. The sample of jwt.io, copied everywhere, is nobody's. */
function isWebToken(secret: string): boolean {
  const [header = "", payload = "", signature = ""] = secret.split(".");
  const decoded = Buffer.from(payload, "base64url").toString("utf8");
  const isSample = /"sub"\s*:\s*"1234567890"|example|John Doe/i.test(decoded);
  const end = /"exp"\s*:\s*(\d{9,12})\b/.exec(decoded)?.[1];
  if (end !== undefined && Number(end) < longAgo) return false;
  const isSigned = /"alg"\s*:\s*"(?!none)/i.test(Buffer.from(header, "base64url").toString("utf8"));
  return isSigned && !isSample && entropy(signature) >= 3.5;
}

/** Next to the signature the address says what it allows and until when, or (Logic Apps) for which trigger. */
function isSignature(secret: string, text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 500), start);
  const after = text.slice(start + secret.length, start + secret.length + 300);
  const address = `${before.split(/\s/).at(-1) ?? ""}${after.split(/\s/, 1)[0] ?? ""}`;
  return /(?:[?&;]|\\u0026)(?:se|sv|sp|sr)=/.test(address) && entropy(secret) >= 4 && isRandom(secret);
}
