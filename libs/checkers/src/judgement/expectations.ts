import {
  type Comparison,
  concealed,
  type Expectation,
  expectationText,
  isSecretName,
  type Judged,
  parseStatusSet,
  quote,
  statusIn,
  subjectKind,
} from '@dialtone/model';
import { pattern } from './pattern.js';
import { type Looked, read, type Reading } from './reading.js';

/** How much of what was there is kept, in characters. */
const mostActual = 300;

/** Judges every expectation against what a check saw, in the order given. Decides nothing and does nothing. */
export const judge = (expectations: readonly Expectation[], looked: Looked): Judged[] =>
  expectations.map(expectation => judged(expectation, looked));

function judged(expectation: Expectation, looked: Looked): Judged {
  const reading = read(expectation.subject, expectation.name, looked);
  const actual = actualOf(expectation, reading);
  return {
    expectation,
    held: holds(expectation, reading),
    ...(actual !== undefined && { actual }),
    ...(reading.kind === 'absent' && reading.note !== undefined && { note: reading.note }),
  };
}

function holds(expectation: Expectation, reading: Reading): boolean {
  const { subject, comparison, values, orAbsent = false } = expectation;
  if (orAbsent && isNothing(reading)) return true;
  if (comparison === 'ABSENT') return reading.kind === 'absent';
  if (reading.kind === 'absent') return false;
  if (comparison === 'EXISTS') return true;
  if (subject === 'STATUS' && reading.kind === 'number' && !isOrder(comparison))
    return (comparison === 'NOT') !== values.some(value => isStatus(value, reading.value));
  return compares[reading.kind](comparison, values, reading as never);
}

const isNothing = (reading: Reading): boolean =>
  reading.kind === 'absent' || (reading.kind === 'list' && reading.values.length === 0);

const isOrder = (comparison: Comparison): boolean =>
  comparison === 'LESS' || comparison === 'GREATER' || comparison === 'BETWEEN';

function isStatus(value: string, status: number): boolean {
  const ranges = parseStatusSet(value);
  return ranges !== undefined && statusIn(ranges, status);
}

type Of<K extends Reading['kind']> = Extract<Reading, { readonly kind: K }>;
type Compare<K extends Reading['kind']> = (
  comparison: Comparison,
  values: readonly string[],
  reading: Of<K>,
) => boolean;

const compares: { readonly [K in 'number' | 'text' | 'list']: Compare<K> } = {
  number: (comparison, values, { value }) =>
    ordered(comparison, values.map(Number), value) ??
    texts(comparison, values.map(plainNumber), String(value)),
  text: (comparison, values, { value, parts }) => {
    // A header that came more than once matches when one of them does.
    if (parts !== undefined && (comparison === 'MATCHES' || comparison === 'NOT_MATCHES'))
      return lists(comparison, values, parts);
    const asNumber = value.trim() === '' ? NaN : Number(value);
    return ordered(comparison, values.map(Number), asNumber) ?? texts(comparison, values, value);
  },
  list: (comparison, wanted, { values }) => lists(comparison, wanted, values),
};

/** `2.50` and `2.5` are one number. */
const plainNumber = (text: string): string =>
  text.trim() !== '' && Number.isFinite(Number(text)) ? String(Number(text)) : text;

function ordered(
  comparison: Comparison,
  [first = NaN, second = NaN]: readonly number[],
  value: number,
): boolean | undefined {
  switch (comparison) {
    case 'LESS':
      return value < first;
    case 'GREATER':
      return value > first;
    case 'BETWEEN':
      return value >= Math.min(first, second) && value <= Math.max(first, second);
    default:
      return undefined;
  }
}

function texts(comparison: Comparison, values: readonly string[], value: string): boolean {
  const [first = ''] = values;
  switch (comparison) {
    case 'EQUALS':
      return value === first;
    case 'NOT':
      return value !== first;
    case 'CONTAINS':
      return value.includes(first);
    case 'NOT_CONTAINS':
      return !value.includes(first);
    case 'MATCHES':
      return pattern(first).test(value);
    case 'NOT_MATCHES':
      return !pattern(first).test(value);
    default:
      return values.includes(value);
  }
}

function lists(
  comparison: Comparison,
  wanted: readonly string[],
  values: readonly string[],
): boolean {
  const [first = ''] = wanted;
  const has = (value: string) => values.includes(value);
  switch (comparison) {
    case 'EQUALS':
      return values.length === 1 ? has(first) : values.join(', ') === first;
    case 'CONTAINS':
      return has(first);
    case 'NOT':
    case 'NOT_CONTAINS':
      return !has(first);
    case 'MATCHES':
      return values.some(value => pattern(first).test(value));
    case 'NOT_MATCHES':
      return !values.some(value => pattern(first).test(value));
    case 'ALL_OF':
      return wanted.every(has);
    case 'ALL_MATCH':
      return values.length > 0 && values.every(value => pattern(first).test(value));
    default:
      return wanted.some(has);
  }
}

function actualOf({ subject, name = '' }: Expectation, reading: Reading): string | undefined {
  if (reading.kind === 'absent') return undefined;
  if (subject === 'HEADER' && isSecretName(name)) return concealed;
  return shortened(
    reading.kind === 'list'
      ? reading.values.join(', ')
      : reading.kind === 'number'
        ? rounded(reading.value)
        : reading.value,
  );
}

const rounded = (value: number): string => String(Math.round(value * 100) / 100);

function shortened(text: string): string {
  // A quick cut first: a body may be long.
  const characters = [...text.slice(0, 2 * mostActual)];
  return characters.length > mostActual
    ? `${characters.slice(0, mostActual).join('')}…`
    : characters.join('');
}

/** Why an expectation does not hold, as a sentence. */
export function breachSentence({ expectation, actual, note }: Judged): string {
  const { unit, value } = subjectKind(expectation.subject);
  const was =
    note ??
    (actual === undefined
      ? 'there is none'
      : `it is ${value === 'number' ? actual : quote(actual)}${unit === undefined ? '' : ` ${unit}`}`);
  return `expected ${expectationText(expectation)}, but ${was}`;
}
