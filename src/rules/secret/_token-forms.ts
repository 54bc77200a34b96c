/** Credentials that can be told by their form alone. All patterns run in linear time: no nested or adjacent repeats. */
import { entropy, isPlaceholder } from "./_placeholders.ts";
import { prefixedKind, prefixedPattern } from "./_prefixed-tokens.ts";

export interface FoundToken {
  /** For people, with article: "an AWS access key". */
  readonly kind: string;
  readonly start: number;
  readonly end: number;
}

interface Form {
  /** As a function: undefined for what is no credential after all. */
  readonly kind: string | ((secret: string) => string | undefined);
  /** With the flags `dg`; a group, when there is one, is the secret itself. */
  readonly pattern: RegExp;
  /** What the form alone does not tell. */
  readonly isReal?: (secret: string, text: string, start: number) => boolean;
}

/** Of two forms at one place the earlier in the list counts. */
const forms: readonly Form[] = [
  {
    kind: "a private key",
    pattern: /-----BEGIN (?:[A-Z]{2,12} ){0,2}PRIVATE KEY-----([A-Za-z0-9+/=\s\\]{64,20000})/dg,
    isReal: (secret) => entropy(secret.replace(/\\[nrt]|\s/g, "")) >= 4,
  },
  {
    kind: "a JSON web token",
    // Begins where a run of its characters begins: otherwise every "eyJ" of a run would read on to its end.
    pattern: /(?:(?<=\\[nrt])|(?<![\w.-]))eyJ[\w-]{10,4000}\.eyJ[\w-]{10,8000}\.[\w-]{20,2000}/dg,
    isReal: isWebToken,
  },
  {
    kind: "an AWS access key",
    pattern: /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/dg,
    isReal: (secret) => !secret.endsWith("EXAMPLE") && entropy(secret) >= 3,
  },
  { kind: "a Google API key", pattern: /\bAIza[\w-]{35}(?![\w-])/dg, isReal: isRandom },
  { kind: "a Google client secret", pattern: /\bGOCSPX-[\w-]{28}(?![\w-])/dg, isReal: isRandom },
  {
    kind: "a GitHub token",
    pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{50,255})\b/dg,
    isReal: isRandom,
  },
  { kind: "a Slack token", pattern: /\bxox[abeoprs]-[A-Za-z0-9-]{20,255}/dg, isReal: isRandom },
  {
    kind: "a Slack webhook address",
    pattern: /\bhooks\.slack\.com\/services\/(T[A-Z0-9]{7,12}\/B[A-Z0-9]{7,12}\/[A-Za-z0-9]{20,32})/dg,
    isReal: isRandom,
  },
  { kind: "a Stripe key", pattern: /\b[rs]k_live_[A-Za-z0-9]{20,255}\b/dg, isReal: isRandom },
  { kind: "a SendGrid key", pattern: /\bSG\.[\w-]{22}\.[\w-]{43}(?![\w-])/dg, isReal: isRandom },
  {
    kind: "an OpenAI key",
    pattern: /\bsk-[\w-]{20,120}T3BlbkFJ[\w-]{20,120}/dg,
    isReal: isRandom,
  },
  { kind: "an npm token", pattern: /\bnpm_[A-Za-z0-9]{36}\b/dg, isReal: isRandom },
  { kind: prefixedKind, pattern: prefixedPattern, isReal: isRandom },
  {
    kind: "an AWS secret key",
    pattern:
      /\baws_?secret(?:_?access)?_?key["']?\s{0,4}[:=]\s{0,4}["']?([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])/dgi,
    isReal: isRandom,
  },
  {
    kind: "a password in an address",
    pattern:
      /\b(?:https?|ftps?|sftp|amqps?|redis|mysql|postgres(?:ql)?|mongodb(?:\+srv)?|sqlserver):\/\/[\w.%+-]{1,64}:([^\s:/?#@"'`<>{}$[\]()\\]{8,128})@(?=[\w-]{1,63}\.[\w.-])/dgi,
    isReal: isPassword,
  },
  {
    kind: "an Azure storage key",
    pattern: /\bAccountKey=([A-Za-z0-9+/]{86}==)/dg,
    // The emulator's key is the same for everybody.
    isReal: (secret) => entropy(secret) >= 4 && !secret.startsWith("Eby8vdM02xNOcqFlqUwJ"),
  },
  {
    kind: "an Azure shared access key",
    pattern: /\bSharedAccessKey=([A-Za-z0-9+/]{43}=)/dg,
    isReal: (secret) => entropy(secret) >= 4,
  },
  {
    kind: "a shared access signature",
    pattern: /(?:[?&;]|\\u0026)sig=([A-Za-z0-9%+/_-]{40,120}=?)/dg,
    isReal: isSignature,
  },
  {
    kind: "a client secret of Microsoft Entra ID",
    pattern: /(?<![\w.~-])[A-Za-z0-9_.~-]{3}\dQ~[A-Za-z0-9_.~-]{31,34}(?![\w.~-])/dg,
    isReal: isRandom,
  },
  {
    kind: "a bearer token",
    pattern: /\bBearer\s{1,4}([A-Za-z0-9._~+/-]{20,4000}={0,2})(?![\w({<[$@'])/dg,
    isReal: (secret) => isRandom(secret) && /\d/.test(secret) && /[A-Za-z]/.test(secret),
  },
];

/** More in one file are not credentials but a text built to keep us busy. */
const maxFound = 200;
const maxJudged = 2000;

/** Every credential in a text, in its order; none inside another. */
export function findTokens(text: string): readonly FoundToken[] {
  const found: FoundToken[] = [];
  // What one form knows to be no secret is none for the forms after it either.
  const judged: { readonly start: number; readonly end: number }[] = [];
  for (const form of forms) {
    for (const match of text.matchAll(form.pattern)) {
      const [start, end] = match.indices?.[1] ?? match.indices?.[0] ?? [0, 0];
      if (found.length >= maxFound || judged.length >= maxJudged) break;
      if (judged.some((other) => start < other.end && other.start < end)) continue;
      judged.push({ start, end });
      const kind = kindOf(form, text.slice(start, end), text, start);
      if (kind !== undefined) found.push({ kind, start, end });
    }
  }
  return found.sort((one, other) => one.start - other.start);
}

function kindOf({ kind, isReal }: Form, secret: string, text: string, start: number): string | undefined {
  if (isReal !== undefined && !isReal(secret, text, start)) return undefined;
  return typeof kind === "string" ? kind : kind(secret);
}

/** Not a pattern like `xxxx…` or `abcdef…`, and not a name. */
function isRandom(secret: string): boolean {
  return (
    entropy(secret) >= 3.5 &&
    !isPlaceholder(secret) &&
    !/x{6}|X{6}|0{8}|example|EXAMPLE|\.{3}|abcdefgh|12345678/.test(secret)
  );
}

/** Addresses show where a password goes far more often than a password. */
function isPassword(secret: string): boolean {
  return (
    /\d/.test(secret) &&
    /[A-Za-z]/.test(secret) &&
    entropy(secret) >= 2.5 &&
    !isPlaceholder(secret) &&
    !/pass(?:word)?|pwd|secret|token|example|x{3}|\*{3}/i.test(secret)
  );
}

/** The first part has to say how the third one signs. The sample of jwt.io, copied everywhere, is nobody's. */
function isWebToken(secret: string): boolean {
  const [header = "", payload = "", signature = ""] = secret.split(".");
  const decoded = Buffer.from(payload, "base64url").toString("utf8");
  const isSample = /"sub"\s*:\s*"1234567890"|example|John Doe/i.test(decoded);
  const isSigned = /"alg"\s*:\s*"(?!none)/i.test(Buffer.from(header, "base64url").toString("utf8"));
  return isSigned && !isSample && entropy(signature) >= 3.5;
}

/** Beside the signature the address says what it allows and until when, or (Logic Apps) for which trigger. */
function isSignature(secret: string, text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 500), start);
  const after = text.slice(start + secret.length, start + secret.length + 300);
  const address = `${before.split(/\s/).at(-1) ?? ""}${after.split(/\s/, 1)[0] ?? ""}`;
  return /(?:[?&;]|\\u0026)(?:se|sv|sp|sr)=/.test(address) && entropy(secret) >= 4 && isRandom(secret);
}
