/** Pictures and other files that are written in base64: their letters look like credentials, and open nothing. */

/** How files begin in base64: PNG, JPEG, GIF, WebP, SVG, XML, PDF, zip, icon. */
const fileStart = /^(?:data:|iVBORw0KGgo|\/9j\/|R0lGOD|UklGR|PHN2Zy|PD94bWwg|JVBERi|UEsDB|AAABAA)/;

/** Shorter text around a credential may be its address. */
const minAround = 60;
/** Of the text around a credential. */
const maxAround = 400;
/** Lines are wrapped at 64 or 76 characters, and a JSON string writes their ends as escapes. */
const beforeLine = /[A-Za-z0-9+/=](?:\\r)?(?:\r?\n[ \t]{0,40}|\\n)$/;

/** Whether a value is a file in base64. */
export function isFile(value: string): boolean {
  return fileStart.test(value);
}

/**
 * Whether a stretch of a text is a part of a longer base64 text, as each line of a picture is.
 * @param start of the stretch, in UTF-16 code units
 */
export function isInsideFile(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - maxAround), start);
  if (/;base64,[A-Za-z0-9+/]*$/.test(before)) return true;
  // A file that begins here: its first line is the stretch.
  if (isFile(text.slice(start, start + 20))) return true;
  const left = joined(before, beforeLine.test(before)).match(/[A-Za-z0-9+/]*$/)?.[0] ?? "";
  const right = joined(text.slice(end, end + maxAround), true).match(/^[A-Za-z0-9+/]*/)?.[0] ?? "";
  return isFile(left) || isBase64(left) || isBase64(right);
}

function joined(text: string, isWrapped: boolean): string {
  return isWrapped ? text.replace(/(?:\\r)?(?:\r?\n[ \t]{0,40}|\\n)/g, "") : text;
}

/** Neither the words of an address nor another key in the next line. */
function isBase64(run: string): boolean {
  const hasAll = [/\d/, /[A-Z]{2}/, /[a-z]/, /[+/]/].every((part) => part.test(run));
  return run.length >= minAround && hasAll;
}
