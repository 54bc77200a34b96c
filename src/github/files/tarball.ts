/** Many files of a commit by one request. */
import { pipeline, Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { createGunzip } from "node:zlib";
import { GitHubFailure } from "../failure.ts";
import { failing, type GitHub, inRepository, type RepositoryRef, reading } from "../octokit.ts";
import { type TarFile, tarFiles } from "./tar.ts";

/** Unpacked, in bytes; Microsoft's repository of a thousand connectors has about 250 MB with its images. */
const maxUnpackedBytes = 2 * 1024 * 1024 * 1024;

/**
 * The files of a commit as they come, without the folder GitHub puts around them.
 * @param limitOf the most bytes of a file that are wanted, by its path in the repository; -1 for none
 * @throws {GitHubFailure} also when the stream breaks off
 */
export async function* readTarball(
  octokit: GitHub,
  repository: RepositoryRef,
  commit: string,
  limitOf: (path: string) => number,
): AsyncGenerator<TarFile> {
  const { request } = reading();
  const answer = await failing(
    octokit.request("GET /repos/{owner}/{repo}/tarball/{ref}", {
      ...inRepository(repository),
      ref: commit,
      // The body stays a stream: it may have hundreds of megabytes.
      request: { ...request, parseSuccessResponseBody: false },
    }),
  );
  // With that option, and only with it, `data` is the body itself.
  const body = answer.data as ReadableStream<Uint8Array>;
  try {
    for await (const file of tarFiles(unpacked(body), (path) => limitOf(inside(path)))) {
      yield { ...file, path: inside(file.path) };
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new GitHubFailure("network", {
      messages: [`The archive of the commit cannot be read: ${message}.`],
    });
  }
}

/** `owner-repository-sha/certified-connectors/…`. */
function inside(path: string): string {
  return path.slice(path.indexOf("/") + 1);
}

async function* unpacked(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  // What goes wrong in the body ends the unpacking, and is thrown there.
  pipeline(Readable.fromWeb(body), gunzip, () => {});
  let size = 0;
  for await (const chunk of gunzip) {
    const bytes = chunk as Buffer; // zlib's streams carry bytes only
    size += bytes.length;
    if (size > maxUnpackedBytes) throw new Error("it is too large");
    yield bytes;
  }
}
