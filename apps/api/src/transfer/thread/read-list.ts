import { parse, YAMLError } from 'yaml';
import { type FileContent, UnreadableFile } from './file-content.js';
import { readText } from './read-text.js';

type Reader = (text: string) => unknown;

const readers = {
  json: (text: string): unknown => JSON.parse(text),
  // Ours has no aliases; a few are somebody's own shorthand, thousands are a trap.
  yaml: (text: string): unknown => parse(text, { maxAliasCount: 1000, merge: false }),
} as const satisfies Record<string, Reader>;

/** Reads probes in our own words: a list, or an object with one under `probes`. */
export function readList(format: keyof typeof readers, bytes: Uint8Array): FileContent {
  const { text, charset } = readText(bytes);
  const value = parsed(format, text);
  const items = Array.isArray(value) ? (value as readonly unknown[]) : listIn(value);
  if (items === undefined)
    throw new UnreadableFile(
      'The file holds no probes: it must be a list of them, or have one under “probes”.',
    );
  return { kind: 'list', items, charset };
}

function listIn(value: unknown): readonly unknown[] | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'probes'))
    return undefined;
  const { probes } = value as { readonly probes: unknown };
  return Array.isArray(probes) ? (probes as readonly unknown[]) : undefined;
}

function parsed(format: keyof typeof readers, text: string): unknown {
  try {
    return readers[format](text);
  } catch (error) {
    // Both say where in the text it is; too many aliases are a ReferenceError.
    if (
      error instanceof SyntaxError ||
      error instanceof YAMLError ||
      error instanceof ReferenceError
    )
      throw new UnreadableFile(`The file is not ${format.toUpperCase()}: ${error.message}`);
    throw error;
  }
}
