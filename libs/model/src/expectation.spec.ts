import { describe, expect, it } from 'vitest';
import { type ExpectationInput, expectationsFor, expectationText } from './expectation.js';
import { subjectNames } from './subject.js';
import { type Problem, problemsOf } from './problem.js';

const all = expectationsFor(subjectNames);

function problems(expectation: object, possible = all): Problem[] {
  const parsed = possible.safeParse([expectation]);
  return parsed.success ? [] : problemsOf(parsed.error);
}

describe('an expectation is taken', () => {
  it.each<ExpectationInput>([
    { subject: 'STATUS', comparison: 'ONE_OF', values: ['200-299', '304'] },
    { subject: 'STATUS', comparison: 'LESS', values: ['400'] },
    { subject: 'HEADER', name: 'Content-Type', comparison: 'CONTAINS', values: ['json'] },
    { subject: 'HEADER', name: 'X-Powered-By', comparison: 'ABSENT' },
    { subject: 'BODY', comparison: 'NOT_MATCHES', values: ['(?i)error'] },
    { subject: 'JSON', name: '$.queue', comparison: 'LESS', values: ['100'] },
    { subject: 'PHASE_LATENCY', name: 'tls', comparison: 'BETWEEN', values: ['0', '250'] },
    { subject: 'DNS_ANSWERS', comparison: 'ALL_OF', values: ['192.0.2.1', '192.0.2.2'] },
    { subject: 'CERTIFICATE_DAYS', comparison: 'GREATER', values: ['14'], severity: 'DEGRADED' },
  ])('%j', expectation => {
    expect(problems(expectation)).toEqual([]);
  });

  it('with DOWN as its severity, and its words in any letter case', () => {
    expect(all.parse([{ subject: 'body', comparison: 'contains', values: ['ok'] }])).toEqual([
      { subject: 'BODY', comparison: 'CONTAINS', values: ['ok'], severity: 'DOWN' },
    ]);
  });
});

describe('an expectation is refused', () => {
  it.each<[object, (string | number)[], string]>([
    [
      { subject: 'WEATHER', comparison: 'EXISTS' },
      [0, 'subject'],
      `“WEATHER” is not something that can be looked at. Known are ${subjectNames.join(', ')}.`,
    ],
    [
      { subject: 'STATUS', comparison: 'CONTAINS', values: ['2'] },
      [0, 'comparison'],
      'STATUS cannot be compared by CONTAINS. It takes EQUALS, NOT, LESS, GREATER, BETWEEN, ONE_OF, EXISTS, ABSENT.',
    ],
    [
      { subject: 'LATENCY', comparison: 'LESS', values: ['fast'] },
      [0, 'values'],
      '“fast” is not a number.',
    ],
    [
      { subject: 'BODY', comparison: 'EQUALS', values: [] },
      [0, 'values'],
      'EQUALS takes one value; none is given.',
    ],
    [
      { subject: 'LATENCY', comparison: 'BETWEEN', values: ['1'] },
      [0, 'values'],
      'BETWEEN takes two values; 1 are given.',
    ],
    [
      { subject: 'BODY', comparison: 'EXISTS', values: ['x'] },
      [0, 'values'],
      'EXISTS takes no value; 1 are given.',
    ],
    [{ subject: 'HEADER', comparison: 'EXISTS' }, [0, 'name'], 'The name of a header is needed.'],
    [{ subject: 'JSON', comparison: 'EXISTS' }, [0, 'name'], 'A path is needed, such as $.status.'],
    [
      { subject: 'PHASE_LATENCY', name: 'lunch', comparison: 'LESS', values: ['1'] },
      [0, 'name'],
      '“lunch” is not a phase. Known are resolve, connect, tls, processing, transfer.',
    ],
    [{ subject: 'BODY', name: 'x', comparison: 'EXISTS' }, [0, 'name'], 'BODY takes no name.'],
  ])('%j', (expectation, path, message) => {
    expect(problems(expectation)).toEqual([{ path, message }]);
  });

  it('when its type of target shows nothing of the kind', () => {
    expect(
      problems({ subject: 'BODY', comparison: 'EXISTS' }, expectationsFor(['LOSS', 'JITTER'])),
    ).toEqual([
      {
        path: [0, 'subject'],
        message: 'BODY is nothing that this type shows. It shows LOSS, JITTER.',
      },
    ]);
  });

  it('when there are more than thirty', () => {
    const many = Array.from({ length: 31 }, () => ({ subject: 'BODY', comparison: 'EXISTS' }));
    expect(all.safeParse(many).error?.issues.map(({ message }) => message)).toEqual([
      'A probe may have at most 30 expectations.',
    ]);
  });
});

it.each<[ExpectationInput, string]>([
  [{ subject: 'LATENCY', comparison: 'LESS', values: ['250'] }, 'latency less than 250 ms'],
  [
    { subject: 'HEADER', name: 'content-type', comparison: 'NOT_CONTAINS', values: ['html'] },
    'header content-type not contains “html”',
  ],
  [
    { subject: 'BODY_SIZE', comparison: 'BETWEEN', values: ['1', '9'] },
    'body size between 1 bytes and 9 bytes',
  ],
  [{ subject: 'CERTIFICATE_TRUST', comparison: 'EXISTS' }, 'certificate trust exists'],
])('is told in a few words: %j', (input, text) => {
  const [expectation] = all.parse([input]);
  expect(expectation && expectationText(expectation)).toBe(text);
});
