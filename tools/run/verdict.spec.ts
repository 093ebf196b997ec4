import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chromium, promtool } from './machine.ts';
import type { StepEnd } from './sum-reports.ts';
import { verdictOn } from './verdict.ts';
import { root } from './workspace.ts';

const specs = (...statuses: string[]): StepEnd => ({
  name: 'specs',
  ok: !statuses.includes('failed'),
  runsSpecs: true,
  report: {
    testResults: [
      {
        name: join(root, 'a.spec.ts'),
        status: '',
        assertionResults: statuses.map(status => ({
          fullName: 'one is one',
          status,
          failureMessages: ['Error: two'],
        })),
      },
    ],
  },
});
const lint: StepEnd = { name: 'lint', ok: false, runsSpecs: false };
const onThisMachine = { missing: [], inCi: false };

describe('the verdict', () => {
  it('is good when all that ran passed', () => {
    expect(verdictOn([specs('passed', 'passed')], onThisMachine)).toEqual({
      lines: ['2 passed, 0 failed'],
      exitCode: 0,
    });
  });

  it('names the steps and the specs that failed, and ends with the sum', () => {
    expect(verdictOn([lint, specs('passed', 'failed')], onThisMachine)).toEqual({
      lines: [
        'Failed: lint.',
        'Failed: specs.',
        '  a.spec.ts > one is one: Error: two',
        '1 passed, 2 failed',
      ],
      exitCode: 1,
    });
  });

  it('says what could not run on this machine', () => {
    const { lines, exitCode } = verdictOn([specs('passed')], { missing: [chromium], inCi: false });
    expect(lines).toEqual([
      'Not run: the browser stories, because Chromium is not installed.',
      '1 passed, 0 failed',
    ]);
    expect(exitCode).toBe(0);
  });

  it('fails in CI for each thing that could not run', () => {
    const verdict = verdictOn([specs('passed')], { missing: [chromium, promtool], inCi: true });
    expect(verdict.lines.at(-1)).toBe('1 passed, 2 failed');
    expect(verdict.exitCode).toBe(1);
  });

  it('is bad when nothing ran at all', () => {
    expect(verdictOn([], onThisMachine).exitCode).toBe(1);
  });
});
