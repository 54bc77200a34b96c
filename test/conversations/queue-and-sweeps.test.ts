import { afterAll, beforeAll, test } from "vitest";
import { commitOf } from "./commits.ts";
import { converse, type Stage, startStage } from "./stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
  stage.simulator.setPermission("megan", "write");
});
afterAll(() => stage.close());

const hooks = () => `${stage.bot.url}/api/github/webhooks`;

test("a merge queue gets the check, with what was waived on the pull request", async () => {
  const talk = converse(stage, 1);
  const head = talk.name(await commitOf(stage, ["dot"]), "head 1");
  await talk.step("adele opens the pull request", () =>
    stage.simulator.openPullRequest({ number: 1, head, author: "adele" }),
  );
  const group = async (name: string) => {
    const files = [stage.base, head];
    const merged = talk.name(await commitOf(stage, ["dot"], { salt: name }), name);
    const payload = await stage.simulator.payloads.mergeGroup(merged, "main", files[0] ?? "");
    await stage.simulator.deliver(hooks(), "merge_group", payload);
  };
  await talk.step("the queue asks for checks", () => group("group 1"));
  await talk.step("megan waives it", () =>
    stage.simulator.comment(1, "megan", "/connector waive title/not-end-alphanumeric because of the brand"),
  );
  await talk.step("the queue asks again", () => group("group 2"));
  await talk.matches("merge-queue");
});

test("a delivery that failed, and one that never came, are made up for by the sweeps", async () => {
  const talk = converse(stage, 2);
  const head = talk.name(await commitOf(stage, ["dot"], { salt: "two" }), "head 1");
  await talk.step("adele opens the pull request, and nobody answers GitHub", async () => {
    stage.simulator.subscribe("http://127.0.0.1:9/nobody");
    await stage.simulator.openPullRequest({ number: 2, head, author: "adele" });
    await stage.simulator.settled();
    // The same address answers again.
    for (const delivery of stage.simulator.deliveries) Object.assign(delivery, { url: hooks() });
    stage.simulator.subscribe(hooks());
  });
  await talk.step("an hour later, the delivery is sent again", () => stage.bot.sweep());
  const second = talk.name(await commitOf(stage, [], { salt: "lost" }), "head 2");
  await talk.step("adele pushes, and the event is lost for good", async () => {
    stage.simulator.subscribe("http://127.0.0.1:9/nobody");
    await stage.simulator.push(2, second);
    await stage.simulator.settled();
    stage.simulator.world.deliveries.pop();
    stage.simulator.subscribe(hooks());
  });
  await talk.step("an hour later, the pull request is looked at", () => stage.bot.sweep());
  await talk.step("another hour later", () => stage.bot.sweep());
  await talk.matches("sweeps");
});
