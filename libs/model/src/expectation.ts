import * as z from 'zod';
import { needed } from './absent.js';
import { type Comparison, comparisons, comparisonsFor, valuesTaken } from './comparison.js';
import { defaultedField, type Fields, neededField, objectOf, optionalField } from './field.js';
import { phaseNames } from './phase.js';
import { quote } from './problem.js';
import { parseStatusSet } from './status-set.js';
import { type Subject, subjectKind, subjectNames } from './subject.js';
import { named } from './target-fields.js';
import { lineInput, textInput } from './text.js';

/** What a check is when an expectation does not hold. */
export const severities = ['DOWN', 'DEGRADED'] as const;
export type Severity = (typeof severities)[number];

export const expectationLimits = { count: 30, name: 500, value: 4096, values: 50 } as const;

export const expectationFields = {
  subject: neededField(
    'choice',
    named(subjectNames as [Subject, ...Subject[]], 'something that can be looked at'),
    { choices: subjectNames, enumName: 'ExpectationSubject', about: 'What is looked at.' },
  ),
  name: optionalField('line', lineInput('A name', expectationLimits.name), {
    about:
      'Of HEADER the name, of JSON a path such as $.status (RFC 9535), of PHASE_LATENCY the phase, of CAPTURE its name.',
  }),
  comparison: neededField('choice', named(comparisons, 'a comparison'), {
    choices: comparisons,
    enumName: 'Comparison',
    about:
      'MATCHES takes an RE2 pattern. LESS, GREATER and BETWEEN compare numbers. ALL_OF: every one of the values is in the list; ANY_OF: at least one is. ALL_MATCH: the list has entries, and all of them match the pattern.',
  }),
  values: defaultedField(
    'texts',
    z
      .array(textInput('A value', expectationLimits.value))
      .max(expectationLimits.values, `At most ${expectationLimits.values} values can be compared.`),
    [],
    { about: 'What it is compared with: one value, two for BETWEEN, any number for sets.' },
  ),
  severity: defaultedField('choice', named(severities, 'a severity'), 'DOWN', {
    choices: severities,
    enumName: 'Severity',
    about: 'What the check is when this does not hold.',
  }),
  orAbsent: optionalField('flag', z.boolean(), {
    about: 'Holds also where there is nothing to compare: no such header, an empty list.',
  }),
} as const satisfies Fields;

/** One thing that an answer must be, beyond being an answer. */
export const expectation = objectOf(expectationFields).superRefine((given, context) => {
  for (const { at, message } of problemsOf(given))
    context.addIssue({ code: 'custom', path: [at], message });
});
export type Expectation = Readonly<z.output<typeof expectation>>;
export type ExpectationInput = z.input<typeof expectation>;

interface Told {
  readonly at: 'name' | 'comparison' | 'values';
  readonly message: string;
}

function problemsOf({ subject, name, comparison, values }: Expectation): Told[] {
  const { value: kind } = subjectKind(subject);
  const wanted = valuesTaken(comparison);
  const told: Told[] = [...nameProblems(subject, name)];
  if (!comparisonsFor[kind].includes(comparison))
    told.push({
      at: 'comparison',
      message: `${subject} cannot be compared by ${comparison}. It takes ${comparisonsFor[kind].join(', ')}.`,
    });
  else if (wanted === 'some' ? values.length === 0 : values.length !== wanted)
    told.push({
      at: 'values',
      message: `${comparison} takes ${countOf(wanted)}; ${values.length === 0 ? 'none is' : `${values.length} are`} given.`,
    });
  else if (kind === 'number' || comparesNumbers(comparison))
    told.push(
      ...values
        .filter(value => !isNumberOf(subject, comparison, value))
        .map(value => ({ at: 'values' as const, message: `${quote(value)} is not a number.` })),
    );
  return told;
}

const countOf = (wanted: number | 'some'): string =>
  wanted === 'some'
    ? 'one value or more'
    : (['no value', 'one value', 'two values'][wanted] ?? String(wanted));

const comparesNumbers = (comparison: Comparison): boolean =>
  comparison === 'LESS' || comparison === 'GREATER' || comparison === 'BETWEEN';

/** A status may be written as a range where it is compared for being one of them. */
const isNumberOf = (subject: Subject, comparison: Comparison, value: string): boolean =>
  (subject === 'STATUS' && !comparesNumbers(comparison) && parseStatusSet(value) !== undefined) ||
  (value.trim() !== '' && Number.isFinite(Number(value)));

function nameProblems(subject: Subject, name: string | undefined): Told[] {
  const { name: means } = subjectKind(subject);
  if (means === undefined)
    return name === undefined || name === ''
      ? []
      : [{ at: 'name', message: `${subject} takes no name.` }];
  if (name === undefined || name === '') return [{ at: 'name', message: nameSentences[means] }];
  if (means === 'phase' && !phaseNames.some(phase => phase === name))
    return [
      {
        at: 'name',
        message: `${quote(name)} is not a phase. Known are ${phaseNames.join(', ')}.`,
      },
    ];
  return [];
}

const nameSentences = {
  header: 'The name of a header is needed.',
  path: 'A path is needed, such as $.status.',
  phase: `The name of a phase is needed: ${phaseNames.join(', ')}.`,
  capture: 'The name of a capture is needed.',
} as const;

/** The field that every target has: what its answers must be, within what its protocol shows. */
export const expectationsFor = (possible: readonly Subject[]) =>
  z
    .array(
      expectation.refine(({ subject }) => possible.includes(subject), {
        path: ['subject'],
        error: ({ input }) =>
          `${(input as Expectation).subject} is nothing that this type shows. It shows ${possible.join(', ')}.`,
      }),
      needed('A list of expectations is needed.'),
    )
    .max(
      expectationLimits.count,
      `A probe may have at most ${expectationLimits.count} expectations.`,
    );

/** An expectation as it was judged. */
export interface Judged {
  readonly expectation: Expectation;
  readonly held: boolean;
  /** What was there instead or as wanted, shortened, without secrets; absent when nothing was. */
  readonly actual?: string;
  /** Why it could not be compared: the body is no JSON, the answer did not come this far. */
  readonly note?: string;
}

/** An expectation in a few words: `header content-type contains “json”`, `latency less than 250 ms`. */
export function expectationText({ subject, name, comparison, values }: Expectation): string {
  const { unit } = subjectKind(subject);
  const texts = values.map(value =>
    subjectKind(subject).value === 'number'
      ? `${value}${unit === undefined ? '' : ` ${unit}`}`
      : quote(value),
  );
  const wanted =
    texts.length === 0 ? '' : ` ${texts.join(comparison === 'BETWEEN' ? ' and ' : ', ')}`;
  const words = (text: string) => text.toLowerCase().replaceAll('_', ' ');
  const compared = comparisonWords[comparison] ?? words(comparison);
  return `${words(subject)}${name === undefined || name === '' ? '' : ` ${name}`} ${compared}${wanted}`;
}

/** Where the name of a comparison alone makes no sentence. */
const comparisonWords: Partial<Record<Comparison, string>> = {
  LESS: 'less than',
  GREATER: 'greater than',
};
