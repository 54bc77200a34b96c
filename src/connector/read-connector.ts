/** Reads a connector: its files once, within limits; its views when somebody looks through them. */
import { decode } from "../text/decode.ts";
import { encode } from "../text/encode.ts";
import { gitBlobId } from "../text/hash.ts";
import { isObject, type JsonObject, parseJson } from "../text/json.ts";
import { makeSource } from "../text/source.ts";
import { readApiProperties } from "./api-properties.ts";
import type { Connector, OwnNeed, OwnViews, Role, ViewState } from "./connector.ts";
import { type FileEntry, type FileTree, maxImageBytes, maxPackageBytes, maxTextBytes } from "./file-tree.ts";
import { type ConnectorFolder, nameOf } from "./folders.ts";
import type { Icon } from "./icon.ts";
import { measureIcon } from "./measure-icon.ts";
import { member, stringOf } from "./node.ts";
import { once } from "./once.ts";
import type { Package } from "./package.ts";
import { readSwagger } from "./read-swagger.ts";
import { readReadme } from "./readme.ts";
import { assignRoles } from "./roles.ts";
import { readScript } from "./script.ts";
import type { Swagger } from "./swagger.ts";
import type { TextFile } from "./text-file.ts";

type TextRole = Exclude<Role, "icon" | "package">;
const textRoles = ["swagger", "properties", "readme", "script", "settings"] as const;
type TooLarge = Extract<ViewState<never>, { state: "too-large" }>;
/** What reading one role's file came to; undefined when no file plays the role. */
type Loaded<T> = { readonly state: "read"; readonly content: T } | TooLarge | undefined;

/**
 * Reads the files that play a role (and no others) from the tree.
 * @throws what the tree throws when it cannot be read; contents never make it throw
 */
export async function readConnector(tree: FileTree, location: ConnectorFolder): Promise<Connector> {
  const { folder, entries } = location;
  const roles = assignRoles(folder, entries);
  const text = (role: TextRole): Promise<Loaded<TextFile>> => loadText(tree, roles.get(role), role);
  const [samples, swagger, properties, readme, script, settings, icon, packed] = await Promise.all([
    readSamples(tree, entries),
    text("swagger"),
    text("properties"),
    text("readme"),
    text("script"),
    text("settings"),
    load(tree, roles.get("icon"), maxImageBytes, measureIcon),
    load(tree, roles.get("package"), maxPackageBytes, loadPackage),
  ]);
  return makeConnector(
    location,
    roles,
    { swagger, properties, readme, script, settings },
    { icon, packed, samples },
  );
}

/** Few connectors have one: the readers of zips and XML are loaded for those. */
async function loadPackage(path: string, bytes: Uint8Array): Promise<Package> {
  const { readPackage } = await import("./read-package.ts");
  return readPackage(path, bytes);
}

interface Binaries {
  readonly icon: Loaded<Icon>;
  readonly packed: Loaded<Package>;
}

type Texts = { readonly [role in TextRole]: Loaded<TextFile> };

function makeConnector(
  location: ConnectorFolder,
  roles: ReadonlyMap<Role, FileEntry>,
  texts: Texts,
  binaries: Binaries & { readonly samples: readonly TextFile[] },
): Connector {
  const { folder, kind, entries } = location;
  const views = makeViews(texts, binaries);
  return {
    folder,
    kind,
    get name() {
      return nameConnector(folder, views.swagger());
    },
    files: entries,
    file: (role) => roles.get(role),
    text(role) {
      const loaded = texts[role];
      return loaded?.state === "read" ? loaded.content : undefined;
    },
    samples: binaries.samples,
    view: (need) => views[need](),
    withText(path, text) {
      const role = textRoles.find((each) => roles.get(each)?.path === path);
      const loaded = role === undefined ? undefined : texts[role];
      const bytes = loaded?.state === "read" ? encode(text, loaded.content.decoded) : undefined;
      if (role === undefined || bytes === undefined) return undefined;
      const entry = { path, kind: "file", id: gitBlobId(bytes), size: bytes.length } as const;
      const replaced = entries.map((each) => (each.path === path ? entry : each));
      const content = makeTextFile(path, bytes, role);
      return makeConnector(
        { ...location, entries: replaced },
        new Map(roles).set(role, entry),
        { ...texts, [role]: { state: "read", content } },
        binaries,
      );
    },
  };
}

const maxSamples = 20;
/** Bytes of one file. */
const maxSampleBytes = 100 * 1024;

async function readSamples(tree: FileTree, entries: readonly FileEntry[]): Promise<readonly TextFile[]> {
  const chosen = entries.filter(({ kind, path }) => kind === "file" && /\.http$/i.test(path));
  const loaded = await Promise.all(
    chosen
      .slice(0, maxSamples)
      .map((entry) =>
        load(tree, entry, maxSampleBytes, (path, bytes) => makeTextFile(path, bytes, "readme")),
      ),
  );
  return loaded.flatMap((one) => (one?.state === "read" ? [one.content] : []));
}

function nameConnector(folder: string, swagger: ViewState<OwnViews["swagger"]>): string {
  if (folder !== "") return nameOf(folder);
  const title = swagger.state === "ready" ? swagger.view.title?.trim() : undefined;
  return title === undefined || title === "" ? "this repository" : title;
}

function makeViews(
  texts: Texts,
  { icon, packed }: Binaries,
): { readonly [N in OwnNeed]: () => ViewState<OwnViews[N]> } {
  return {
    swagger: once(() => swaggerView(jsonView(texts.swagger, readSwagger))),
    properties: once(() => jsonView(texts.properties, readApiProperties)),
    readme: once(() => textView(texts.readme, ({ source }) => readReadme(source))),
    script: once(() => textView(texts.script, ({ source, size }) => readScript(source, size))),
    icon: () => readyView(icon),
    package: () => readyView(packed),
  };
}

const absent = { state: "absent" } as const;
const unreadable = { state: "unreadable" } as const;

function readyView<T>(loaded: Loaded<T>): ViewState<T> {
  return loaded?.state === "read" ? { state: "ready", view: loaded.content } : (loaded ?? absent);
}

function textView<T>(loaded: Loaded<TextFile>, make: (file: TextFile) => T): ViewState<T> {
  if (loaded?.state !== "read") return loaded ?? absent;
  return loaded.content.decoded.encoding === "binary"
    ? unreadable
    : { state: "ready", view: make(loaded.content) };
}

/** A document that is a list, a number or a text is as unreadable as broken JSON: no rule could say anything about it. */
function jsonView<T>(loaded: Loaded<TextFile>, make: (file: string, value: JsonObject) => T): ViewState<T> {
  if (loaded?.state !== "read") return loaded ?? absent;
  const { path, json } = loaded.content;
  if (json === undefined || json.state === "unreadable" || !isObject(json.value)) return unreadable;
  return { state: "ready", view: make(path, json.value) };
}

/** OpenAPI 3 has other members in other places; what is read as OpenAPI 2.0 would be wrong all over. */
function swaggerView(state: ViewState<Swagger>): ViewState<Swagger> {
  if (state.state !== "ready" || member(state.view.root, "openapi") === undefined) return state;
  const isBoth = stringOf(member(state.view.root, "swagger")) === "2.0";
  return isBoth ? state : { state: "other-version" };
}

function loadText(tree: FileTree, entry: FileEntry | undefined, role: TextRole): Promise<Loaded<TextFile>> {
  return load(tree, entry, maxTextBytes, (path, bytes) => makeTextFile(path, bytes, role));
}

function makeTextFile(path: string, bytes: Uint8Array, role: TextRole): TextFile {
  const decoded = decode(bytes);
  const source = makeSource(path, decoded.text);
  const file = { path, size: bytes.length, source, decoded };
  if (role === "readme" || role === "script") return file;
  const json = once(() => parseJson(source));
  return {
    ...file,
    get json() {
      return json();
    },
  };
}

async function load<T>(
  tree: FileTree,
  entry: FileEntry | undefined,
  limit: number,
  make: (path: string, bytes: Uint8Array) => T | Promise<T>,
): Promise<Loaded<T>> {
  if (entry === undefined) return undefined;
  const content = await tree.read(entry, limit);
  if (content.state === "absent") return undefined;
  if (content.state === "too-large") return content;
  return { state: "read", content: await make(entry.path, content.bytes) };
}
