/** Files of the head that were not read: nothing that was in them on the merge base is known to be fixed. */

import type { Connector, Role } from "../../connector/connector.ts";
import { possibleSamples } from "../../connector/connector-files.ts";

const textRoles = ["swagger", "properties", "readme", "script", "settings"] as const;
const roles: readonly Role[] = [...textRoles, "icon", "package"];

/** Paths of files and folders; also the path that the file of the same role had on the merge base. */
export function unreadFiles(after: Connector, before: Connector | null): readonly string[] {
  const unread = new Set(after.elsewhere.keys());
  for (const role of textRoles) {
    const path = after.file(role)?.path;
    if (path !== undefined && after.text(role) === undefined) unread.add(path);
  }
  const samples = new Set(after.samples.map(({ path }) => path));
  for (const { path } of possibleSamples({ folder: after.folder, entries: after.files })) {
    if (!samples.has(path)) unread.add(path);
  }
  const former = roles.flatMap((role) => {
    const isUnread = unread.has(after.file(role)?.path ?? "");
    return (isUnread ? before?.file(role)?.path : undefined) ?? [];
  });
  return [...new Set([...unread, ...former])].sort();
}

/** Whether a file is one of these, or in one of them: a submodule can stand in place of a folder. */
export function isUnread(file: string, unread: readonly string[]): boolean {
  return unread.some((path) => file === path || file.startsWith(`${path}/`));
}
