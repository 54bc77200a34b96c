import { createPublicKey, type KeyObject } from "node:crypto";
import { GitRepository } from "../git/git-repository.ts";
import { appLogin, knownUser, type Permissions, type World } from "./state.ts";
import { defaultSwitches, type Switches } from "./switches.ts";

export interface SimulatorOptions {
  /** An existing repository, bare or not. Without it, an empty one in the temporary folder. It only gains objects, and refs when asked. */
  readonly repositoryDirectory?: string;
  readonly owner: string;
  readonly name: string;
  readonly defaultBranch?: string;
  readonly appId?: number;
  readonly appSlug?: string;
  readonly appName?: string;
  /** PEM of the App's key; the public half is enough. */
  readonly key: string | KeyObject;
  readonly webhookSecret: string;
  readonly installationId?: number;
  /** What the installation granted; by default what the App's manifest asks for. */
  readonly permissions?: Permissions;
  /** Personal tokens (the command line's) → login. */
  readonly personalTokens?: Readonly<Record<string, string>>;
  readonly switches?: Partial<Switches>;
  /** Port on 127.0.0.1; any free one by default. */
  readonly port?: number;
  readonly now?: () => Date;
}

/** As in the App's manifest. */
const manifestPermissions: Permissions = {
  checks: "write",
  contents: "read",
  issues: "read",
  merge_queues: "read",
  metadata: "read",
  pull_requests: "write",
};

const farFuture = "9999-12-31T00:00:00Z";
const firstId = 1000;

export async function newWorld(options: SimulatorOptions): Promise<World> {
  let lastId = firstId;
  const clock = options.now ?? (() => new Date());
  const now = (): string =>
    clock()
      .toISOString()
      .replace(/\.\d+Z$/, "Z");
  const world: World = {
    owner: options.owner,
    name: options.name,
    repositoryId: 42,
    defaultBranch: options.defaultBranch ?? "main",
    app: {
      id: options.appId ?? 7,
      slug: options.appSlug ?? "connector-review",
      name: options.appName ?? "Connector Review",
      publicKey: publicKey(options.key),
      webhookSecret: options.webhookSecret,
      installationId: options.installationId ?? 77,
    },
    git: await GitRepository.open(options.repositoryDirectory),
    apiUrl: "",
    switches: { ...defaultSwitches(), ...options.switches },
    permissions: options.permissions ?? manifestPermissions,
    createdAt: now(),
    branches: new Map(),
    users: new Map(),
    roles: new Map(),
    pullRequests: new Map(),
    suites: new Map(),
    checkRuns: [],
    reviews: [],
    reviewComments: [],
    issueComments: [],
    reactions: [],
    deliveries: [],
    tokens: new Map(),
    faults: [],
    requests: [],
    violations: [],
    nextId: () => {
      lastId += 1;
      return lastId;
    },
    now,
    moveBranch: () => Promise.resolve(),
    happened: () => undefined,
  };
  knownUser(world, world.owner, "Organization");
  knownUser(world, appLogin(world), "Bot");
  for (const [value, login] of Object.entries(options.personalTokens ?? {})) {
    knownUser(world, login);
    world.tokens.set(value, {
      value,
      kind: "personal",
      login,
      permissions: {},
      expiresAt: farFuture,
      failures: 0,
    });
  }
  return world;
}

function publicKey(key: string | KeyObject): KeyObject {
  if (typeof key !== "string") return key.type === "public" ? key : createPublicKey(key);
  return createPublicKey(key);
}
