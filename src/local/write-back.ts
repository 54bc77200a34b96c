/** Writes a file of a working tree whose bytes are known, whole or not at all. */
import { randomUUID } from "node:crypto";
import { lstat, open, readFile, rename, rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { gitBlobId } from "../text/hash.ts";

export type WriteOutcome =
  | { readonly state: "written" }
  /** It is or is below a link, is not a file, or has changed: nothing was written. */
  | { readonly state: "refused"; readonly because: string };

/**
 * Replaces a file's bytes. A reader sees the old bytes or the new ones, never a part of them; the permissions stay.
 * @param root folder of the working tree
 * @param path from the root, with `/`; it never leads outside and never through a link
 * @param was git blob id of the bytes the file has to have
 * @throws what the file system throws, the old file unchanged
 */
export async function writeBack(
  root: string,
  path: string,
  was: string,
  bytes: Uint8Array,
): Promise<WriteOutcome> {
  const top = resolve(root);
  const parts = path.split("/");
  if (parts.some((part) => part === "" || part === "." || part === "..")) {
    return refused("the path leads outside");
  }
  for (let depth = 1; depth < parts.length; depth++) {
    const folder = await lstat(join(top, ...parts.slice(0, depth)));
    if (!folder.isDirectory()) return refused("it lies behind a link");
  }
  const file = join(top, ...parts);
  const before = await lstat(file);
  if (!before.isFile()) return refused("it is a link or no file");
  if (gitBlobId(await readFile(file)) !== was) return refused("it has changed in the meantime");
  await replace(file, bytes, before.mode & 0o777);
  return { state: "written" };
}

async function replace(file: string, bytes: Uint8Array, mode: number): Promise<void> {
  const temporary = join(dirname(file), `.${basename(file)}.${randomUUID()}`);
  try {
    // "wx" refuses to follow or overwrite anything that is there.
    const handle = await open(temporary, "wx", mode);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

function refused(because: string): WriteOutcome {
  return { state: "refused", because };
}
