/** One of the six fields of a cron text: what it may hold, and what its names mean. */
export interface CronField {
  /** As a message calls it. */
  readonly title: string;
  readonly least: number;
  readonly most: number;
  /** The first name means `least`. */
  readonly names: readonly string[];
  /** Its numbers and names in words. */
  readonly holds: string;
}

/** The values that a field names, in order, each once. All that there are: the field is a star. */
export type CronValues = readonly number[];

/** The values of a field with robfig's meaning, or the first part of it that means nothing. */
export type ReadField = { readonly values: CronValues } | { readonly wrong: string };

export function readField(text: string, field: CronField): ReadField {
  const values = new Set<number>();
  for (const part of text.split(',').filter(part => part !== '')) {
    const read = readPart(part, field);
    if (read === undefined) return { wrong: part };
    for (const value of read) values.add(value);
  }
  return values.size > 0 ? { values: [...values].sort((a, b) => a - b) } : { wrong: text };
}

/** What a message says of a field that holds something else. */
export const fieldProblem = (wrong: string, { title, holds }: CronField): string =>
  `The ${title} field holds ${wrong}; it may hold ${holds}, *, and lists (1,5), ranges (1-5) and steps (*/5) of these.`;

function readPart(part: string, field: CronField): readonly number[] | undefined {
  const match = /^(\*|\?|\w+)(?:-(\w+))?(?:\/(\d{1,9}))?$/u.exec(part);
  if (match === null) return undefined;
  const [, low = '', high, step] = match;
  const range = rangeOf(low, high, step !== undefined, field);
  const by = Number(step ?? 1);
  if (range === undefined || by === 0) return undefined;
  const values: number[] = [];
  for (let value = range.from; value <= range.to; value += by) values.push(range.read(value));
  return values.length > 0 ? values : undefined;
}

interface Range {
  readonly from: number;
  readonly to: number;
  readonly read: (value: number) => number;
}

function rangeOf(
  low: string,
  high: string | undefined,
  stepped: boolean,
  field: CronField,
): Range | undefined {
  const read = (value: number) => (isWeekday(field) ? value % 7 : value);
  const { least, most } = field;
  if (low === '*' || low === '?')
    return high === undefined ? { from: least, to: most, read } : undefined;
  const from = valueOf(low, field);
  if (from === undefined) return undefined;
  // `5/15` is every fifteenth from the fifth on.
  if (high === undefined) return { from, to: stepped ? Math.max(from, most) : from, read };
  const end = valueOf(high, field);
  // Sunday ends a week as well as it begins one: FRI-SUN.
  const to = isWeekday(field) && /^sun$/iu.test(high) && from > 0 ? 7 : end;
  return to === undefined ? undefined : { from, to, read };
}

function valueOf(text: string, field: CronField): number | undefined {
  const named = field.names.indexOf(text.toUpperCase());
  if (named >= 0) return field.least + named;
  if (!/^\d{1,9}$/u.test(text)) return undefined;
  const value = Number(text);
  const most = isWeekday(field) ? 7 : field.most;
  return value >= field.least && value <= most ? value : undefined;
}

const isWeekday = ({ names }: CronField): boolean => names[0] === 'SUN';

/** The shortest usual way to write values: a star, `1-5`, `8-18/2`, `0,30`. Equal values are written alike. */
export function writeField(values: CronValues, { least, most }: CronField): string {
  const size = most - least + 1;
  if (values.length === size) return '*';
  const [first = least] = values;
  const last = values.at(-1) ?? first;
  const step = stepOf(values);
  if (step !== undefined && step > 1) {
    const open = first === least && last + step > most;
    if (open && (values.length > 2 || size % step === 0)) return `*/${step}`;
    if (values.length > 2) return `${first}-${last}/${step}`;
  }
  return runsOf(values)
    .flatMap(run => (run.length > 2 ? [`${run[0]}-${run.at(-1)}`] : run.map(String)))
    .join(',');
}

/** The distance between neighbours where it is the same for all of them. */
function stepOf(values: CronValues): number | undefined {
  const [first = 0, second] = values;
  if (second === undefined) return undefined;
  const step = second - first;
  return values.every((value, index) => value === first + index * step) ? step : undefined;
}

/** Values that follow each other, together. */
export function runsOf(values: CronValues): number[][] {
  const runs: number[][] = [];
  for (const value of values) {
    const run = runs.at(-1);
    if (run?.at(-1) === value - 1) run.push(value);
    else runs.push([value]);
  }
  return runs;
}
