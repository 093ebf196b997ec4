import type { Comparison, Subject } from '@dialtone/model';
import { describe, expect, it } from 'vitest';
import { newExpectationOf } from './expectation-of';
import { holds, type Reading } from './verdict';

const verdict = (
  [subject, comparison, ...values]: readonly [Subject, Comparison, ...string[]],
  reading: Reading,
) => holds(newExpectationOf({ subject, comparison, values, severity: 'DOWN' }), reading);

const number = (value: number): Reading => ({ kind: 'number', value });
const text = (value: string): Reading => ({ kind: 'text', value });

describe('the verdict on an answer', () => {
  it.each<[readonly [Subject, Comparison, ...string[]], Reading, boolean | undefined]>([
    [['STATUS', 'EQUALS', '200-299'], number(204), true],
    [['STATUS', 'NOT', '200-299'], number(204), false],
    [['STATUS', 'ONE_OF', '200', '301-308'], number(302), true],
    [['LATENCY', 'LESS', '10'], number(9.9), true],
    [['LATENCY', 'BETWEEN', '20', '10'], number(15), true],
    [['BODY_SIZE', 'EQUALS', '2.50'], number(2.5), true],
    [['HEADER', 'CONTAINS', 'json'], text('application/json'), true],
    [['HEADER', 'GREATER', '3'], text('4'), true],
    [['HEADER', 'GREATER', '3'], text('four'), false],
    [['HEADER', 'EXISTS'], text(''), true],
    [['HEADER', 'ABSENT'], text('x'), false],
    [['DNS_ANSWERS', 'ALL_OF', 'a', 'b'], { kind: 'list', values: ['b', 'a', 'c'] }, true],
    [['DNS_ANSWERS', 'NOT_CONTAINS', 'd'], { kind: 'list', values: ['a'] }, true],
    [['BODY', 'CONTAINS', 'ell'], { kind: 'part', value: 'hello' }, true],
    [['BODY', 'CONTAINS', 'later'], { kind: 'part', value: 'hello' }, undefined],
    [['BODY', 'NOT_CONTAINS', 'ell'], { kind: 'part', value: 'hello' }, false],
    [['BODY', 'EQUALS', 'hello'], { kind: 'part', value: 'hello' }, undefined],
    [['HEADER', 'MATCHES', '.*'], text('x'), undefined],
    [['HEADER', 'EQUALS', ''], text('x'), undefined],
    [['JSON', 'EXISTS'], { kind: 'there' }, true],
    [['JSON', 'EQUALS', 'x'], { kind: 'there' }, undefined],
  ])('%j', (expectation, reading, expected) => {
    expect(verdict(expectation, reading)).toBe(expected);
  });
});
