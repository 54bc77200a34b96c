/** One file of a commit, with numbered lines that links lead to. */

import type { Simulator } from "../simulator.ts";
import { html, type Markup, nothing } from "./html.ts";
import { document } from "./page-frame.ts";

/** More lines make a browser slow. */
const maxLines = 20_000;

/** @returns undefined when the commit has no such file */
export async function filePage(github: Simulator, commit: string, path: string): Promise<string | undefined> {
  // git is asked line by line: a path with a line end would be two questions.
  if (/\p{Cc}/u.test(path)) return undefined;
  const object = await github.world.git.read(`${commit}:${path}`);
  if (object?.type !== "blob") return undefined;
  const body = html`<h1 class="path">${path}</h1><p class="quiet">at ${commit.slice(0, 7)} · ${object.content.length} bytes</p>
${contentOf(object.content)}`;
  return document(`${path} · ${github.world.owner}/${github.world.name}`, body);
}

function contentOf(content: Buffer): Markup {
  const type = imageType(content);
  if (type !== undefined)
    return html`<p><img class="file" alt="the image" src="data:${type};base64,${content.toString("base64")}"></p>`;
  if (content.includes(0)) return html`<p>This file is not text.</p>`;
  const lines = content.toString("utf8").split("\n");
  const more = lines.length > maxLines ? html`<p>${lines.length - maxLines} more lines.</p>` : nothing;
  const rows = lines
    .slice(0, maxLines)
    .map(
      (line, index) =>
        html`<tr id="L${index + 1}"><td class="number">${index + 1}</td><td>${line.replace(/\r$/, "")}</td></tr>`,
    );
  return html`<div class="box code"><table>${rows}</table></div>${more}`;
}

/** By content: the sample holds a JPEG that is called png. */
function imageType(content: Buffer): string | undefined {
  if (content.subarray(0, 4).toString("latin1") === "\u0089PNG") return "image/png";
  return content.subarray(0, 3).toString("latin1") === "\u00ff\u00d8\u00ff" ? "image/jpeg" : undefined;
}
