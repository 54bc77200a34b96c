import { expect, test } from "vitest";
import type { Command } from "../../src/commands/command.ts";
import { mayCommand, type Permission } from "../../src/commands/permission.ts";

const permissions: readonly Permission[] = ["none", "read", "triage", "write", "admin"];

test.each<[Command["kind"], readonly Permission[], boolean]>([
  ["recheck", ["triage", "write", "admin"], true],
  ["mistake", ["triage", "write", "admin"], true],
  ["fix", ["write", "admin"], true],
  ["waive", ["write", "admin"], false],
])("%s is allowed with %j; for the author: %s", async (kind, allowed, isForAuthor) => {
  const may = async (isAuthor: boolean, permission: Permission) =>
    await mayCommand(kind, isAuthor, () => Promise.resolve(permission));

  for (const permission of permissions) {
    expect([permission, await may(false, permission)]).toEqual([permission, allowed.includes(permission)]);
  }
  expect(await may(true, "none")).toBe(isForAuthor);
});

test("the permission of the author is not read where it doesn't matter", async () => {
  const unreadable = () => Promise.reject(new Error("read"));

  expect(await mayCommand("fix", true, unreadable)).toBe(true);
  await expect(mayCommand("waive", true, unreadable)).rejects.toThrow("read");
});
