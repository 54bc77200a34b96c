import { expect, test } from "vitest";
import { jsonLog } from "../../src/app/json-log.ts";

test("a line has each key once, whoever made a logger of another one", () => {
  const lines: string[] = [];
  const log = jsonLog("info", { write: (line) => lines.push(line) });

  log.child({ name: "probot" }).child({ name: "octokit", id: 7 }).warn({ status: 502 }, "failed");
  log.debug("too quiet");

  const [line = ""] = lines;
  const keys = [...line.matchAll(/"(\w+)":/g)].map(([, key]) => key);
  expect(keys).toEqual(["level", "time", "pid", "hostname", "id", "status", "msg"]);
  expect(lines).toHaveLength(1);
});

test("of an error only message and stack are written, not the event that Probot attaches to it", () => {
  const lines: string[] = [];
  const log = jsonLog("info", { write: (line) => lines.push(line) });
  const payload = { comment: { body: "private words" } };

  log
    .child({ name: "event", id: "d-1" })
    .error(Object.assign(new Error("the database is gone"), { event: { payload } }));

  expect(JSON.parse(lines.join(""))).toMatchObject({
    msg: "the database is gone",
    err: { error: "the database is gone", stack: expect.stringContaining("json-log.test.ts") },
  });
  expect(lines.join("")).not.toContain("private words");
});
