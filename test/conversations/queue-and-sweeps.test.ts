import { afterAll, beforeAll, test } from "vitest";
import { commitOf } from "./commits.ts";
import { converse, type Harness, startHarness } from "./harness.ts";

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness();
  harness.simulator.setPermission("megan", "write");
});
afterAll(() => harness.close());

const hooks = () => `${harness.bot.url}/api/github/webhooks`;

test("a merge queue gets the check, with what was waived on the pull request", async () => {
  const talk = converse(harness, 1);
  const head = talk.name(await commitOf(harness, ["dot"]), "head 1");
  await talk.step("adele opens the pull request", () =>
    harness.simulator.openPullRequest({ number: 1, head, author: "adele" }),
  );
  const group = async (name: string) => {
    const files = [harness.base, head];
    const merged = talk.name(await commitOf(harness, ["dot"], { salt: name }), name);
    const payload = await harness.simulator.payloads.mergeGroup(merged, "main", files[0] ?? "");
    await harness.simulator.deliver(hooks(), "merge_group", payload);
  };
  await talk.step("the queue asks for checks", () => group("group 1"));
  await talk.step("megan waives it", () =>
    harness.simulator.comment(1, "megan", "/connector waive title/not-end-alphanumeric because of the brand"),
  );
  await talk.step("the queue asks again", () => group("group 2"));
  await talk.matches("merge-queue");
});

test("a delivery that failed, and one that never came, are made up for by the sweeps", async () => {
  const talk = converse(harness, 2);
  const head = talk.name(await commitOf(harness, ["dot"], { salt: "two" }), "head 1");
  await talk.step("adele opens the pull request, and nobody answers GitHub", async () => {
    harness.simulator.subscribe("http://127.0.0.1:9/nobody");
    await harness.simulator.openPullRequest({ number: 2, head, author: "adele" });
    await harness.simulator.settled();
    // The same address answers again.
    for (const delivery of harness.simulator.deliveries) Object.assign(delivery, { url: hooks() });
    harness.simulator.subscribe(hooks());
  });
  await talk.step("an hour later, the delivery is sent again", () => harness.bot.sweep());
  const second = talk.name(await commitOf(harness, [], { salt: "lost" }), "head 2");
  await talk.step("adele pushes, and the event is lost for good", async () => {
    harness.simulator.subscribe("http://127.0.0.1:9/nobody");
    await harness.simulator.push(2, second);
    await harness.simulator.settled();
    harness.simulator.world.deliveries.pop();
    harness.simulator.subscribe(hooks());
  });
  await talk.step("an hour later, the pull request is looked at", () => harness.bot.sweep());
  await talk.step("another hour later", () => harness.bot.sweep());
  await talk.matches("sweeps");
});
