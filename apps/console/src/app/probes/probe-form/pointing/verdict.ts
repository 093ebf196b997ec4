import { parseStatusSet, statusIn } from '@dialtone/model';
import { type DraftGroup, textsOf } from '../draft-value';
import { comparisonOf, subjectOf, valuePlaces } from '../expectation-draft';

/** What an answer had to show, as a check reads it. `part`: the beginning of a text; `there`: more than is here. */
export type Reading =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'part'; readonly value: string }
  | { readonly kind: 'list'; readonly values: readonly string[] }
  | { readonly kind: 'there' };

/**
 * Whether an expectation holds of what an answer showed; undefined where only a check can tell: of patterns, which are
 * RE2's, and of what is not here as a whole.
 */
export function holds(draft: DraftGroup, reading: Reading): boolean | undefined {
  const comparison = comparisonOf(draft);
  const values = valuePlaces(draft) ?? textsOf(draft['values']).filter(value => value !== '');
  if (comparison === undefined) return undefined;
  if (comparison === 'EXISTS') return true;
  if (comparison === 'ABSENT') return false;
  if (values.some(value => value === '')) return undefined;
  if (subjectOf(draft) === 'STATUS' && reading.kind === 'number' && isSet(comparison))
    return (comparison === 'NOT') !== values.some(value => isStatus(value, reading.value));
  switch (reading.kind) {
    case 'number':
      return ordered(comparison, values, reading.value) ?? plain(comparison, values, reading.value);
    case 'text':
      return (
        ordered(comparison, values, numberOf(reading.value)) ??
        texts(comparison, values, reading.value)
      );
    case 'part':
      return partly(comparison, values[0] ?? '', reading.value);
    case 'list':
      return lists(comparison, values, reading.values);
    case 'there':
      return undefined;
    default:
      return reading satisfies never;
  }
}

const isSet = (comparison: string): boolean => ['EQUALS', 'NOT', 'ONE_OF'].includes(comparison);

function isStatus(value: string, status: number): boolean {
  const ranges = parseStatusSet(value);
  return ranges !== undefined && statusIn(ranges, status);
}

const numberOf = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));

function ordered(
  comparison: string,
  values: readonly string[],
  value: number,
): boolean | undefined {
  const [first = Number.NaN, second = Number.NaN] = values.map(Number);
  if (comparison === 'LESS') return value < first;
  if (comparison === 'GREATER') return value > first;
  return comparison === 'BETWEEN'
    ? value >= Math.min(first, second) && value <= Math.max(first, second)
    : undefined;
}

/** `2.50` and `2.5` are one number. */
const plain = (comparison: string, values: readonly string[], value: number) =>
  texts(
    comparison,
    values.map(text => (Number.isFinite(numberOf(text)) ? String(Number(text)) : text)),
    String(value),
  );

function texts(comparison: string, values: readonly string[], value: string): boolean | undefined {
  const [first = ''] = values;
  const found: Readonly<Record<string, boolean>> = {
    EQUALS: value === first,
    NOT: value !== first,
    CONTAINS: value.includes(first),
    NOT_CONTAINS: !value.includes(first),
    ONE_OF: values.includes(value),
    ANY_OF: values.includes(value),
    ALL_OF: values.includes(value),
  };
  return found[comparison];
}

/** What stands in the beginning stands in the whole; what does not may come later. */
function partly(comparison: string, wanted: string, beginning: string): boolean | undefined {
  if (!beginning.includes(wanted)) return undefined;
  if (comparison === 'CONTAINS') return true;
  return comparison === 'NOT_CONTAINS' ? false : undefined;
}

function lists(
  comparison: string,
  wanted: readonly string[],
  values: readonly string[],
): boolean | undefined {
  const [first = ''] = wanted;
  const has = (value: string) => values.includes(value);
  const found: Readonly<Record<string, boolean>> = {
    EQUALS: values.length === 1 ? has(first) : values.join(', ') === first,
    CONTAINS: has(first),
    NOT: !has(first),
    NOT_CONTAINS: !has(first),
    ALL_OF: wanted.every(has),
    ANY_OF: wanted.some(has),
    ONE_OF: wanted.some(has),
  };
  return found[comparison];
}
