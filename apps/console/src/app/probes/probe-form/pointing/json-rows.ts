/** One value of a JSON text: where it is, and what it is. */
export interface JsonRow {
  /** As a JSON path (RFC 9535): `$.items[0]['a b']`. */
  readonly path: string;
  readonly depth: number;
  /** The name or the index under which it stands; empty at the root. */
  readonly key: string;
  /** Of an object or a list: which of both; what it holds follows in rows of its own. */
  readonly holds?: 'object' | 'list';
  /** Of anything else. */
  readonly value?: string | number | boolean | null;
}

/** More rows than this help nobody. */
const mostRows = 200;

/**
 * The values of a JSON text in their order, as far as it goes: of an answer only the beginning is here, which may end
 * within a word. Undefined when it does not begin as an object or a list does.
 */
export function jsonRows(text: string): JsonRow[] | undefined {
  if (!/^\s*[[{]/u.test(text)) return undefined;
  const rows: JsonRow[] = [];
  try {
    readValue({ text, at: 0, rows }, { path: '$', depth: 0, key: '' });
  } catch (error) {
    if (!(error instanceof TextEnds)) throw error;
  }
  return rows;
}

/** The text ends, or is no JSON any more. */
class TextEnds extends Error {}

interface Reader {
  readonly text: string;
  readonly rows: JsonRow[];
  at: number;
}
type Place = Pick<JsonRow, 'path' | 'depth' | 'key'>;

function readValue(reader: Reader, place: Place): void {
  if (reader.rows.length >= mostRows) throw new TextEnds();
  const opening = take(reader, /[[{]/uy);
  if (opening === undefined) {
    reader.rows.push({ ...place, value: scalar(reader) });
    return;
  }
  reader.rows.push({ ...place, holds: opening === '{' ? 'object' : 'list' });
  if (opening === '{') readMembers(reader, place);
  else readElements(reader, place);
}

function readMembers(reader: Reader, { path, depth }: Place): void {
  while (take(reader, /\}/uy) === undefined) {
    const key = JSON.parse(needed(reader, string)) as string;
    needed(reader, /:/uy);
    readValue(reader, { path: path + step(key), depth: depth + 1, key });
    if (take(reader, /,/uy) === undefined) {
      needed(reader, /\}/uy);
      return;
    }
  }
}

function readElements(reader: Reader, { path, depth }: Place): void {
  for (let index = 0; take(reader, /\]/uy) === undefined; index++) {
    readValue(reader, { path: `${path}[${index}]`, depth: depth + 1, key: String(index) });
    if (take(reader, /,/uy) === undefined) {
      needed(reader, /\]/uy);
      return;
    }
  }
}

const string = /"(?:[^"\\]|\\.)*"/uy;
/** A number or a word that something follows: at the end of the text it may go on. */
const word = /(?:-?\d[\d.eE+-]*|true|false|null)(?=[\s,\]}])/uy;

function scalar(reader: Reader): string | number | boolean | null {
  const found = take(reader, string) ?? needed(reader, word);
  try {
    return JSON.parse(found) as string | number | boolean | null;
  } catch {
    // Such as `01`, or a line break within a string.
    throw new TextEnds();
  }
}

function take(reader: Reader, pattern: RegExp): string | undefined {
  const space = /\s*/uy;
  space.lastIndex = reader.at;
  pattern.lastIndex = reader.at + (space.exec(reader.text)?.[0].length ?? 0);
  const found = pattern.exec(reader.text)?.[0];
  if (found !== undefined) reader.at = pattern.lastIndex;
  return found;
}

function needed(reader: Reader, pattern: RegExp): string {
  const found = take(reader, pattern);
  if (found === undefined) throw new TextEnds();
  return found;
}

const step = (key: string): string =>
  /^[a-z_]\w*$/iu.test(key) ? `.${key}` : `['${key.replaceAll(/[\\']/gu, String.raw`\$&`)}']`;
