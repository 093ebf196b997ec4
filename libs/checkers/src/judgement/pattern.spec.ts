import { expect, it } from 'vitest';
import { pattern, patternProblem } from './pattern.js';

it('compiles each text once', () => {
  expect(pattern('a+b')).toBe(pattern('a+b'));
});

it.each(['(?i)status: (ok|up)', '\\d{3}', '^$', '(?P<name>x)'])('takes %s', text => {
  expect(patternProblem(text)).toBeUndefined();
});

it.each([
  ['(a', 'missing closing ): `(a`'],
  ['a(?=b)', 'invalid or unsupported Perl syntax: `(?=`'],
  ['(a)\\1', 'invalid escape sequence: `\\1`'],
])('says why %s is no pattern', (text, problem) => {
  expect(patternProblem(text)).toBe(problem);
});
