import { type Comparison, type Subject, subjectKind } from '@dialtone/model';
import type { Language } from '../core/language';

/** As the API gives it, or as the form holds it. */
export interface Told {
  readonly subject: Subject;
  readonly name?: string | null | undefined;
  readonly comparison: Comparison;
  readonly values: readonly string[];
  readonly orAbsent?: boolean | null | undefined;
}

/** What is looked at: `Header content-type`, `Latency of a phase: connect`. */
export function subjectWords({ subject, name }: Told, t: Language['t']): string {
  const word = t(`subject.${subject}`);
  return name == null || name === '' ? word : `${word} ${name}`;
}

/** What is wanted of it: `is less than 500 ms`, `contains “ok”`. */
export function wantedWords(
  { subject, comparison, values, orAbsent }: Told,
  t: Language['t'],
): string {
  const { value: kind, unit } = subjectKind(subject);
  const texts = values.map(value =>
    kind === 'number' ? (unit === undefined ? value : `${value} ${unit}`) : `“${value}”`,
  );
  const between = comparison === 'BETWEEN' ? t('judged.and') : ', ';
  const other = orAbsent === true ? t('expect.orNothing') : '';
  return [t(`comparison.${comparison}`), texts.join(between), other].filter(Boolean).join(' ');
}

/** A value as it was found, with its unit. */
export function foundWords({ subject }: Pick<Told, 'subject'>, actual: string): string {
  const { unit } = subjectKind(subject);
  return unit === undefined ? actual : `${actual} ${unit}`;
}
