/** The files of a connector as rules about the folder itself need them: paths, and JSON that may be broken. */
import type { Connector } from "./connector.ts";
import type { TextFile } from "./text-file.ts";

/** The path a file of this name has or would have in the connector's folder. */
export function pathIn(connector: Connector, name: string): string {
  return connector.folder === "" ? name : `${connector.folder}/${name}`;
}

/** A path of the connector without its folder: how people call the file. */
export function shortPath(connector: Connector, path: string): string {
  return connector.folder === "" ? path : path.slice(connector.folder.length + 1);
}

/** The texts behind all roles, as far as they are there and can be read. */
export function textFiles(connector: Connector): readonly TextFile[] {
  return (["swagger", "properties", "readme", "script", "settings"] as const)
    .map((role) => connector.text(role))
    .filter((file) => file !== undefined);
}
