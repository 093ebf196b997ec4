import {
  type Comparison,
  concealed,
  type Severity,
  type Subject,
  subjectKind,
} from '@dialtone/model';
import type { ResultWholeFragment } from '../../../core/gql/graphql';
import type { Reading } from './verdict';

export type Evidence = NonNullable<ResultWholeFragment['evidence']>;

/** Something of an answer that can be pointed at, and what would be expected of it from then on. */
export interface Point {
  readonly subject: Subject;
  readonly name?: string;
  readonly reading: Reading;
  /** As it is shown. */
  readonly shown: string;
  readonly comparison: Comparison;
  readonly values: readonly string[];
  readonly severity: Severity;
  /** Of a value within JSON: what it stands under, and how deep. */
  readonly key?: string;
  readonly depth?: number;
}
interface More {
  readonly name?: string;
  readonly comparison?: Comparison;
  readonly values?: readonly string[];
  readonly severity?: Severity;
  readonly shown?: string;
}

/** A text, to be the same from then on unless told otherwise. */
export const text = (subject: Subject, value: string, more: More = {}): Point => ({
  subject,
  reading: { kind: 'text', value },
  shown: value,
  comparison: 'EQUALS',
  values: [value],
  severity: 'DOWN',
  ...more,
});

export const textPoints = (
  subject: Subject,
  value: string | null | undefined,
  more?: More,
): Point[] => (value == null || value === '' ? [] : [text(subject, value, more)]);

/** A number, to be the same from then on unless told otherwise. */
export function number(subject: Subject, value: number, more: More = {}): Point {
  const { unit } = subjectKind(subject);
  const shown = String(Math.round(value * 100) / 100);
  return {
    subject,
    reading: { kind: 'number', value },
    shown: unit === undefined ? shown : `${shown} ${unit}`,
    comparison: 'EQUALS',
    values: [shown],
    severity: 'DOWN',
    ...more,
  };
}

/** A limit with room above what was seen: twice as much, rounded up to a number that one would write. */
export function limitAbove(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, value * 2)));
  return ([1, 2, 5, 10].find(step => step * power >= value * 2) ?? 10) * power;
}

/** A duration, to stay below a limit. */
export const limited = (subject: Subject, value: number, name?: string): Point =>
  number(subject, value, {
    ...(name !== undefined && { name }),
    comparison: 'LESS',
    values: [String(limitAbove(value))],
    severity: 'DEGRADED',
  });

/** Each member, to be among them. */
export const listPoints = (subject: Subject, values: readonly string[]): Point[] =>
  values.map(value => ({
    ...text(subject, value, { comparison: 'CONTAINS' }),
    reading: { kind: 'list', values },
  }));

const mostLines = 40;

/** The last line of a beginning may go on. */
export const linesOf = (excerpt: string, whole: boolean): string[] =>
  excerpt
    .split(/\r?\n/u)
    .slice(0, whole ? undefined : -1)
    .map(line => line.trim())
    .filter(line => line !== '' && !line.includes(concealed))
    .slice(0, mostLines);
