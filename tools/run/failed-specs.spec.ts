import { describe, expect, it } from 'vitest';
import { failedSpecs } from './failed-specs.ts';

const failing = (fullName: string, said: string) => ({
  fullName,
  status: 'failed',
  failureMessages: [said],
});
const module = (status: string, ...assertionResults: unknown[]) => ({
  name: '/home/dialtone/libs/model/src/name.spec.ts',
  status,
  message: '',
  assertionResults,
});
const failedOf = (...testResults: unknown[]) => failedSpecs({ testResults }, '/home/dialtone');

describe('the specs that failed', () => {
  it('are told with their file and what they said ahead of the stack', () => {
    const good = { fullName: 'a name is kept', status: 'passed', failureMessages: [] };
    const bad = failing('a name is short', 'AssertionError: expected 3 to be 2\n    at name.ts:1');
    expect(failedOf(module('failed', good, bad))).toEqual([
      'libs/model/src/name.spec.ts > a name is short: AssertionError: expected 3 to be 2',
    ]);
  });

  it('keep the seed and the example of a property', () => {
    const said =
      'Error: Property failed after 1 tests\n{ seed: 7, path: "0" }\nCounterexample: [0]';
    expect(failedOf(module('failed', failing('any', `${said}\n    at a.ts:1`)))).toEqual([
      `libs/model/src/name.spec.ts > any: ${said.replaceAll('\n', ' ')}`,
    ]);
  });

  it('leave a file to blame that did not load', () => {
    const broken = { ...module('failed'), message: 'SyntaxError: no such export\n  at …' };
    expect(failedOf(broken)).toEqual(['libs/model/src/name.spec.ts: SyntaxError: no such export']);
  });

  it('are counted past the twentieth', () => {
    const many = Array.from({ length: 23 }, (_, n) => failing(`claim ${n}`, 'Error: no'));
    const lines = failedOf(module('failed', ...many));
    expect(lines).toHaveLength(21);
    expect(lines.at(-1)).toBe('… and 3 more');
  });

  it.each([undefined, 'half a rep', { testResults: [null] }])('are none in %j', report => {
    expect(failedSpecs(report, '/home/dialtone')).toEqual([]);
  });
});
