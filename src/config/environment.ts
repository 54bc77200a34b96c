/** The environment of the bot: read once, checked as a whole, all problems reported together. */
import { counted } from "../wording/counted.ts";
import { gitHubAddresses } from "./github-addresses.ts";
import { readPrivateKey } from "./private-key.ts";

const logLevels = ["trace", "debug", "info", "warn", "error", "fatal"] as const;
type LogLevel = (typeof logLevels)[number];

export interface BotSettings {
  readonly appId: number;
  /** PEM, PKCS #8. Never logged. */
  readonly privateKey: string;
  /** Never logged. */
  readonly webhookSecret: string;
  /** PostgreSQL; null: the embedded database in `dataDir`. Holds a password: never logged. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
  readonly logLevel: LogLevel;
  /** Without a slash at the end: `https://api.github.com`. */
  readonly apiUrl: string;
  /** Where people look: `https://github.com`. */
  readonly webUrl: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

export type ReadEnvironment =
  | { readonly state: "ready"; readonly settings: BotSettings }
  /** One sentence each, for the operator; none quotes a secret. */
  | { readonly state: "unusable"; readonly problems: readonly string[] };

/** GitHub's own advice is a long random text; shorter ones are guessed. */
const minSecretLength = 16;

/** @param environment in place of `process.env`. Empty values count as not set. */
export function readEnvironment(environment: Environment = process.env): ReadEnvironment {
  const problems: string[] = [];
  const setting = (name: string): string | undefined => {
    const value = environment[name]?.trim();
    return value === "" ? undefined : value;
  };
  const appId = readAppId(setting("APP_ID"), problems);
  const key = readPrivateKey(setting("PRIVATE_KEY"), setting("PRIVATE_KEY_PATH"));
  if (key.state === "unusable") problems.push(key.problem);
  const webhookSecret = readSecret(setting("WEBHOOK_SECRET"), problems);
  const databaseUrl = readDatabaseUrl(setting("DATABASE_URL"), problems);
  const port = readPort(setting("PORT"), problems);
  const logLevel = readLogLevel(setting("LOG_LEVEL"), problems);
  const addresses = gitHubAddresses(setting("GITHUB_API_URL"), setting("GHE_HOST"), setting("GHE_PROTOCOL"));
  if (addresses.state === "unusable") problems.push(addresses.problem);
  if (problems.length > 0 || key.state === "unusable" || addresses.state === "unusable") {
    return { state: "unusable", problems };
  }
  const settings = {
    appId,
    privateKey: key.pem,
    webhookSecret,
    databaseUrl,
    dataDir: setting("DATA_DIR") ?? "./data",
    host: setting("HOST") ?? "127.0.0.1",
    port,
    logLevel,
    apiUrl: addresses.apiUrl,
    webUrl: addresses.webUrl,
  };
  return { state: "ready", settings };
}

function readAppId(value: string | undefined, problems: string[]): number {
  if (value === undefined) {
    problems.push(
      "APP_ID is not set. Looked in the environment. Set it to the number on the app's settings page.",
    );
    return 0;
  }
  if (/^[1-9]\d{0,14}$/.test(value)) return Number(value);
  const hint = value.startsWith("Iv") ? " That is the client id; the app id is the number above it." : "";
  problems.push(`APP_ID is no number.${hint} Set it to the number on the app's settings page.`);
  return 0;
}

function readSecret(value: string | undefined, problems: string[]): string {
  const how =
    "Set the same random text here and in the app's settings, for example from `openssl rand -hex 32`.";
  if (value === undefined) {
    problems.push(
      `WEBHOOK_SECRET is not set, so anybody could send events. Looked in the environment. ${how}`,
    );
  } else if (value.length < minSecretLength) {
    problems.push(
      `WEBHOOK_SECRET has ${counted(value.length, "character")}; at least ${minSecretLength} are needed. ${how}`,
    );
  }
  return value ?? "";
}

function readDatabaseUrl(value: string | undefined, problems: string[]): string | null {
  if (value === undefined) return null;
  if (/^postgres(ql)?:\/\/./.test(value) && URL.canParse(value)) return value;
  problems.push(
    "DATABASE_URL is no address of a PostgreSQL database. Set it like `postgres://user:password@host:5432/name`, or leave it out to use the embedded database in DATA_DIR.",
  );
  return null;
}

function readPort(value: string | undefined, problems: string[]): number {
  if (value === undefined) return 3000;
  const port = Number(value);
  if (/^\d+$/.test(value) && port <= 65_535) return port;
  problems.push(`PORT is \`${shown(value)}\`. Set it to a number from 0 to 65535.`);
  return 0;
}

function readLogLevel(value: string | undefined, problems: string[]): LogLevel {
  if (value === undefined) return "info";
  const level = logLevels.find((each) => each === value.toLowerCase());
  if (level !== undefined) return level;
  problems.push(`LOG_LEVEL is \`${shown(value)}\`. Set it to one of ${logLevels.join(", ")}.`);
  return "info";
}

/** Somebody may have put a secret into the wrong variable: only a beginning is shown. */
function shown(value: string): string {
  return value.length > 12 ? `${value.slice(0, 12)}…` : value;
}
