/** Addresses of lines of the head's files. */

/** @param filesUrl `https://github.com/o/r/blob/<sha>`; without it there is no address */
export function lineUrl(filesUrl: string | undefined, file: string, line: number): string | undefined {
  return filesUrl === undefined ? undefined : `${filesUrl}/${encodePath(file)}#L${line}`;
}

function encodePath(path: string): string {
  return path
    .split("/")
    .map((part) => encodeURIComponent(part.replace(/\p{Cs}/gu, "\uFFFD")).replace(/[!'()*~]/g, percent))
    .join("/");
}

function percent(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
}
