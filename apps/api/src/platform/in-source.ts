import { readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';

/** A place in a script, as a stack names it. */
const scriptPlace = /(file:[^\s()]+\.js):(\d+):(\d+)/gu;

/** By the URL of the script; null when it has none, as those of packages. Kept, for a bug is seldom logged once. */
const maps = new Map<string, SourceMap | null>();

/**
 * A stack that names files of the source, where the scripts that ran have maps beside them. The maps are read when a stack is
 * told: Node itself reads them as it loads the scripts (`--enable-source-maps`), and they take 11 MB.
 */
export const inSource = (stack: string): string =>
  stack.replace(scriptPlace, (place: string, script: string, line: string, column: string) => {
    const origin = mapOf(script)?.findOrigin(Number(line), Number(column));
    if (origin === undefined || !('fileName' in origin)) return place;
    return `${new URL(origin.fileName, script).href}:${origin.lineNumber}:${origin.columnNumber}`;
  });

function mapOf(script: string): SourceMap | null {
  const known = maps.get(script);
  if (known !== undefined) return known;
  const map = readMap(script);
  maps.set(script, map);
  return map;
}

function readMap(script: string): SourceMap | null {
  try {
    const payload = JSON.parse(readFileSync(new URL(`${script}.map`), 'utf8')) as SourceMapPayload;
    return new SourceMap(payload);
  } catch {
    // Absent, or nothing that Node can read: the place in the script is what there is.
    return null;
  }
}
