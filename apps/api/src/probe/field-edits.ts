import {
  concealed,
  concealText,
  concealUrl,
  mapSecrets,
  type Probe,
  type Target,
  targetKinds,
} from '@dialtone/model';

/** A field of a probe that has another value now. */
export interface FieldEdit {
  /** As a form names its place: `name`, `target.http.url`, `target.http.expectations`. */
  readonly path: string;
  /** A text as it is, anything else in JSON; absent where there was nothing. Without secrets. */
  readonly before?: string;
  readonly after?: string;
}

/** More of a value helps nobody to see what changed. Characters. */
const longest = 4000;

/**
 * What is otherwise in one probe than in the other. A member of a list that came or went is an edit of its own; that it
 * was moved is none. Of a secret it is told that it changed, and nothing more.
 */
export function fieldEdits(before: Probe, after: Probe): FieldEdit[] {
  const [was, is] = [valuesOf(before), valuesOf(after)];
  const paths = new Set([...was.keys(), ...is.keys()]);
  return [...paths].flatMap(path => editsAt(path, was.get(path) ?? [], is.get(path) ?? []));
}

/** What is compared, and what may be said of it. */
interface Value {
  readonly real: string;
  readonly shown: string;
}

function editsAt(path: string, was: readonly Value[], is: readonly Value[]): FieldEdit[] {
  const [gone, come] = [without(was, is), without(is, was)];
  return Array.from({ length: Math.max(gone.length, come.length) }, (_, index) => ({
    path,
    ...(gone[index] && { before: gone[index].shown }),
    ...(come[index] && { after: come[index].shown }),
  }));
}

const without = (some: readonly Value[], others: readonly Value[]): Value[] => {
  const left = others.map(({ real }) => real);
  return some.filter(({ real }) => {
    const place = left.indexOf(real);
    if (place >= 0) left.splice(place, 1);
    return place < 0;
  });
};

/** Every value of a probe by its path; a list has as many as it has members. */
function valuesOf(probe: Probe): Map<string, Value[]> {
  const { name, application, tags, cron, enabled, timeoutWished, target, type, address } = probe;
  const values = new Map<string, Value[]>();
  const general = { name, application, tags, cron, enabled, timeoutMs: timeoutWished };
  add(values, '', general, general);
  // Of a row that holds no target that can be checked, what it holds all the same.
  if (target === undefined) add(values, 'target', { type, address }, { type, address });
  else addTarget(values, target);
  return values;
}

function addTarget(values: Map<string, Value[]>, target: Target): void {
  const { type, ...fields } = target;
  // Also what is no secret by its name lies sealed on file, and is not to lie open here.
  const shown = mapSecrets(targetKinds[type].fields, fields, ({ text }) =>
    text === '' ? text : concealed,
  );
  add(values, `target.${type}`, fields, shown);
}

type Fields = Readonly<Record<string, unknown>>;

function add(values: Map<string, Value[]>, path: string, real: Fields, shown: Fields): void {
  for (const [key, value] of Object.entries(real)) {
    const at = path === '' ? key : `${path}.${key}`;
    const said = shown[key];
    if (Array.isArray(value) && Array.isArray(said))
      values.set(
        at,
        value.map((member, index) => valueOf(member, said[index])),
      );
    else if (isRecord(value) && isRecord(said)) add(values, at, value, said);
    else if (value !== undefined && value !== null) values.set(at, [valueOf(value, said)]);
  }
}

const valueOf = (real: unknown, shown: unknown): Value => ({
  real: JSON.stringify(real),
  shown: textOf(shown),
});

const textOf = (shown: unknown): string =>
  typeof shown === 'string'
    ? cut(concealText(concealUrl(shown)))
    : cut(JSON.stringify(shown, (_, value: unknown) => (value === null ? undefined : value)));

const cut = (text: string): string =>
  text.length > longest ? `${text.slice(0, longest - 1)}…` : text;

const isRecord = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
