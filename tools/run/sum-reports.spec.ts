import { describe, expect, it } from 'vitest';
import { lastLine, sumReports, type StepEnd } from './sum-reports.ts';

const module = (status: string, ...specs: string[]) => ({
  status,
  assertionResults: specs.map(spec => ({ status: spec })),
});
const specs = (ok: boolean, ...testResults: unknown[]): StepEnd => ({
  name: 'specs',
  ok,
  runsSpecs: true,
  report: { testResults },
});
const step = (ok: boolean): StepEnd => ({ name: 'lint', ok, runsSpecs: false });

describe('the sum of the tests', () => {
  it('adds up the specs of every report', () => {
    const ends = [
      specs(true, module('passed', 'passed', 'passed'), module('passed', 'passed', 'skipped')),
      specs(false, module('failed', 'passed', 'failed', 'todo')),
    ];
    expect(sumReports(ends)).toEqual({ passed: 4, failed: 1, skipped: 2 });
  });

  it('counts a step without specs only when it fails', () => {
    expect(sumReports([step(true)])).toEqual({ passed: 0, failed: 0, skipped: 0 });
    expect(sumReports([step(false)])).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('counts a module that did not load, and one whose clean-up failed, as one failure each', () => {
    const end = specs(false, module('failed'), module('failed', 'passed'));
    expect(sumReports([end])).toEqual({ passed: 1, failed: 2, skipped: 0 });
  });

  it('counts an error that no spec caught', () => {
    expect(sumReports([specs(false, module('passed', 'passed'))])).toMatchObject({ failed: 1 });
  });

  it.each([undefined, null, 'half a rep', { testResults: 'none' }, { testResults: [null] }])(
    'counts a step that failed with the report %j as one failure',
    report => {
      const end = { name: 'specs', ok: false, runsSpecs: true, report };
      expect(sumReports([end])).toEqual({ passed: 0, failed: 1, skipped: 0 });
    },
  );
});

describe('the last line', () => {
  it('names what was skipped only when something was', () => {
    expect(lastLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed');
    expect(lastLine({ passed: 12, failed: 3, skipped: 2 })).toBe('12 passed, 3 failed, 2 skipped');
  });
});
