/** The Probot application: what it registers, and that no payload makes a handler throw. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import app from "../../src/app/app.ts";
import { exampleDeliveries } from "./examples.ts";
import { appId, bareProbot, loadApp } from "./loaded-app.ts";

const manifest = parse(readFileSync(join(import.meta.dirname, "../../app.yml"), "utf8"));

/**
 * Sent to every app, which cannot subscribe to them; the ping comes when the webhook is set up.
 * https://docs.github.com/en/webhooks/webhook-events-and-payloads
 */
const alwaysSent = ["installation", "installation_repositories", "ping"];

test("a handler is registered for every event of app.yml and for those that every app is sent", async () => {
  const probot = await bareProbot();
  const registered: string[] = [];
  const on = probot.on;
  probot.on = (names, handler) => {
    registered.push(...[names].flat());
    on(names, handler);
  };

  await app(probot, { deps: { appId, queue: async () => "queued" } });

  expect(registered.sort()).toEqual([...manifest.default_events, ...alwaysSent].sort());
});

test("every example payload is taken by the handler of its event, or has none", async () => {
  const { outcomeOf } = await loadApp();
  const handled = new Set([...manifest.default_events, ...alwaysSent]);
  const kinds = new Set<string>();

  for (const { event, payload } of exampleDeliveries) {
    const outcome = await outcomeOf(event, payload);

    expect(outcome !== undefined, event).toBe(handled.has(event));
    if (outcome !== undefined) kinds.add(outcome.kind);
  }
  expect([...kinds].sort()).toEqual(["ignored", "review"]);
});

test("a payload without an installation asks for nothing", async () => {
  const { outcomeOf } = await loadApp();

  for (const { event, payload } of exampleDeliveries.filter((each) => !("installation" in each.payload))) {
    expect(await outcomeOf(event, payload)).toSatisfy(
      (outcome) => outcome === undefined || outcome.kind === "ignored",
    );
  }
});

test("a payload that lacks any member, or has null for it, makes no handler throw", async () => {
  const { outcomeOf } = await loadApp();
  const kinds = new Map<string, string>();
  let count = 0;

  for (const { event, payload } of exampleDeliveries) {
    const ours = asOurs(event, payload);
    const name = `${event}.${ours["action"]}`;
    const kind = kinds.has(name) ? undefined : (await outcomeOf(event, ours))?.kind;
    if (kind === undefined || kind === "ignored") continue;
    kinds.set(name, kind);
    for (const broken of withoutOneMember(ours)) {
      await outcomeOf(event, broken);
      count += 1;
    }
  }
  expect(Object.fromEntries(kinds)).toEqual({
    "check_run.requested_action": "button",
    "check_run.rerequested": "find-head",
    "check_suite.rerequested": "review",
    "issue_comment.created": "command",
    "issue_comment.deleted": "review",
    "issue_comment.edited": "review",
    "merge_group.checks_requested": "review",
    "pull_request.opened": "review",
    "pull_request.ready_for_review": "review",
    "pull_request.reopened": "review",
    "pull_request.synchronize": "review",
  });
  expect(count).toBeGreaterThan(1000);
});

/** The example with what makes the handler go to its end: our check, our button, a command on a pull request. */
function asOurs(event: string, payload: Members): Members {
  const waiver = "/connector waive icon/square because it is old";
  const changed = (name: string, members: Members): Members => ({
    [name]: { ...(payload[name] as Members), ...members },
  });
  switch (event) {
    case "check_run":
    case "check_suite":
      return {
        ...payload,
        ...changed(event, { app: { id: appId } }),
        requested_action: { identifier: "recheck" },
        ...changed("sender", { type: "User" }),
      };
    case "issue_comment":
      return {
        ...payload,
        ...changed("issue", { pull_request: {} }),
        ...changed("comment", { body: waiver }),
        changes: { body: { from: waiver } },
      };
    default:
      return payload;
  }
}

type Members = Readonly<Record<string, unknown>>;

/** The same with one member left out or null, at any depth. No handler reads addresses. */
function* withoutOneMember(members: Members): Generator<Members> {
  for (const [name, value] of Object.entries(members)) {
    if (name.endsWith("url")) continue;
    const { [name]: _, ...rest } = members;
    yield rest;
    yield { ...rest, [name]: null };
    if (typeof value !== "object" || value === null || Array.isArray(value)) continue;
    for (const inner of withoutOneMember({ ...value })) yield { ...rest, [name]: inner };
  }
}

test("what the queue throws comes out of Probot, which answers 500", async () => {
  const probot = await bareProbot();
  await app(probot, { deps: { appId, queue: () => Promise.reject(new Error("the database is gone")) } });

  const received = probot.webhooks.receive({
    id: "d-1",
    name: "ping",
    payload: { zen: "…", hook_id: 1 },
  } as never);

  await expect(received).rejects.toThrow("the database is gone");
});
