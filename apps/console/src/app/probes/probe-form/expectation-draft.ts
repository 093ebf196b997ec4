import {
  type Comparison,
  comparisonsFor,
  type Subject,
  subjectKind,
  subjectNames,
  valuesTaken,
} from '@dialtone/model';
import { type DraftGroup, textOf, textsOf } from './draft-value';

/** How each subject is compared at first; others by the first comparison that they take. */
const usualComparisons: Readonly<Partial<Record<Subject, Comparison>>> = {
  BODY: 'CONTAINS',
  HEADER_AGE: 'LESS',
  BODY_SIZE: 'GREATER',
  LATENCY: 'LESS',
  PHASE_LATENCY: 'LESS',
  CERTIFICATE_DAYS: 'GREATER',
  CERTIFICATE_ISSUER: 'CONTAINS',
  CERTIFICATE_NAMES: 'CONTAINS',
  REDIRECTS: 'LESS',
  REPLY: 'CONTAINS',
  DNS_FLAGS: 'CONTAINS',
  DNS_ANSWERS: 'CONTAINS',
  DNS_ANSWER_LINES: 'MATCHES',
  DNS_AUTHORITY_LINES: 'MATCHES',
  DNS_ADDITIONAL_LINES: 'MATCHES',
  DNS_ANSWER_COUNT: 'GREATER',
  DNS_TTL: 'GREATER',
  DNS_AUTHORITY: 'CONTAINS',
  DNS_ADDITIONAL: 'CONTAINS',
  LOSS: 'LESS',
  AVERAGE_ROUND_TRIP: 'LESS',
  WORST_ROUND_TRIP: 'LESS',
  JITTER: 'LESS',
};

/** What is looked at, as far as the draft names something that can be. */
export const subjectOf = (draft: DraftGroup): Subject | undefined =>
  subjectNames.find(name => name === draft['subject']);

export const comparisonsOf = (subject: Subject): readonly Comparison[] =>
  comparisonsFor[subjectKind(subject).value];

export const comparisonOf = (draft: DraftGroup): Comparison | undefined => {
  const subject = subjectOf(draft);
  return subject && comparisonsOf(subject).find(name => name === draft['comparison']);
};

/** A first expectation of a subject, for somebody to go on from. */
export const newExpectation = (subject: Subject): DraftGroup => ({
  subject,
  name: '',
  comparison: comparisonFor(subject),
  values: [''],
  severity: 'DOWN',
  orAbsent: '',
});

/** Another subject keeps the comparison where it has a meaning, and whatever else was typed. */
export function withSubject(draft: DraftGroup, subject: Subject): DraftGroup {
  const kept = comparisonsOf(subject).find(name => name === draft['comparison']);
  return {
    ...draft,
    subject,
    comparison: kept === undefined || kept === 'EQUALS' ? comparisonFor(subject) : kept,
  };
}

const comparisonFor = (subject: Subject): Comparison =>
  usualComparisons[subject] ?? comparisonsOf(subject)[0] ?? 'EQUALS';

/** The values in the places that the comparison has: none, one, two; undefined where there may be any number. */
export function valuePlaces(draft: DraftGroup): readonly string[] | undefined {
  const comparison = comparisonOf(draft);
  const taken = comparison === undefined ? 1 : valuesTaken(comparison);
  if (taken === 'some') return undefined;
  const values = textsOf(draft['values']);
  return Array.from({ length: taken }, (_, index) => values[index] ?? '');
}

/** What the API is given: of what was typed only what subject and comparison take, and the values as they stand. */
export function expectationInput(draft: DraftGroup): Record<string, unknown> {
  const subject = subjectOf(draft);
  const named = subject === undefined || subjectKind(subject).name !== undefined;
  const name = named ? textOf(draft['name']) : '';
  return {
    subject: draft['subject'],
    name: name === '' ? null : name,
    comparison: draft['comparison'],
    values: valuePlaces(draft) ?? textsOf(draft['values']).filter(value => value !== ''),
    severity: draft['severity'],
    ...(draft['orAbsent'] === 'yes' && { orAbsent: true }),
  };
}
