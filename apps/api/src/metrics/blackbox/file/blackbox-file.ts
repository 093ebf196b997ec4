import { concealed, quote } from '@dialtone/model';
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import * as z from 'zod';
import { type BlackboxModule, blackboxModule } from './module.js';
import { isSecretOption } from './redact.js';
import { mapping, type ReadText } from './values.js';

/** What a `blackbox.yml` says: its modules, each also as it was written; or everything that is wrong, in sentences. */
export type BlackboxFile =
  | { readonly modules: ReadonlyMap<string, NamedModule> }
  | { readonly sentences: readonly string[] };

export interface NamedModule {
  readonly module: BlackboxModule;
  readonly written: unknown;
}

type Path = readonly PropertyKey[];

/** @param name of the file, as sentences say it */
export function readBlackboxFile(name: string, source: string, read: ReadText): BlackboxFile {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, merge: true, prettyErrors: true });
  if (document.errors.length > 0)
    return {
      sentences: document.errors.map(
        ({ linePos, message }) => `${name}:${linePos?.[0].line ?? 1}: ${firstLine(message)}`,
      ),
    };
  const written: unknown = document.toJS() ?? {};
  const schema = mapping({
    modules: z.record(z.string(), blackboxModule(read), { error: 'modules by their names' }),
  });
  const parsed = schema.safeParse(written);
  const lineOf = (path: Path): number => lines.linePos(offsetOf(document, path)).line;
  if (!parsed.success)
    return {
      sentences: parsed.error.issues.flatMap(issue =>
        sentencesOf(issue, written).map(
          ({ path, sentence }) => `${name}:${lineOf(path)}: ${sentence}`,
        ),
      ),
    };
  return {
    modules: new Map(
      Object.entries(parsed.data.modules).map(([module, data]) => [
        module,
        { module: data, written: valueAt(written, ['modules', module]) },
      ]),
    ),
  };
}

const firstLine = (message: string): string => message.split('\n')[0]?.replace(/:$/u, '.') ?? '';

interface Told {
  readonly path: Path;
  readonly sentence: string;
}

function sentencesOf(issue: z.core.$ZodIssue, written: unknown): Told[] {
  const { path, message } = issue;
  const where = path.map(String).join('.');
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map(key => ({
      path: [...path, key],
      sentence: `${[...path.map(String), key].join('.')} is not known; known are ${message}.`,
    }));
  if (issue.code === 'custom' && issue.params?.sentence === true)
    return [{ path, sentence: `${where}: ${message}` }];
  const held = heldText(path, valueAt(written, path));
  return [
    {
      path,
      sentence: `${where === '' ? 'The file' : where} holds ${held}; it may hold ${message}.`,
    },
  ];
}

function heldText(path: Path, value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (path.some(part => isSecretOption(String(part)))) return concealed;
  if (typeof value === 'object') return Array.isArray(value) ? 'a list' : 'a mapping';
  return quote(typeof value === 'string' ? value : JSON.stringify(value));
}

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (at, part) =>
      typeof at === 'object' && at !== null
        ? (at as Record<PropertyKey, unknown>)[part]
        : undefined,
    value,
  );

/** Where in the text the path leads; as far as it leads, where a part is missing or comes from elsewhere. */
function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const parent: unknown =
      length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1];
    const pair = isMap(parent)
      ? parent.items.find(({ key: each }) => isScalar(each) && String(each.value) === String(key))
      : undefined;
    if (pair !== undefined && isNode(pair.key)) return pair.key.range?.[0] ?? 0;
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range != null) return node.range[0];
  }
  return 0;
}
