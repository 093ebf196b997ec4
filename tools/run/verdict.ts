import { failedSpecs } from './failed-specs.ts';
import type { Tool } from './machine.ts';
import { lastLine, plus, sumReports, type StepEnd } from './sum-reports.ts';
import { root } from './workspace.ts';

/** What is said at the end, and the exit code. */
export interface Verdict {
  readonly lines: readonly string[];
  readonly exitCode: 0 | 1;
}

/**
 * Judges the whole run.
 * @param missing what this machine lacks, so that some specs could not run
 * @param inCi whether that is a failure: a machine of CI that cannot run everything proves nothing
 */
export function verdictOn(
  ends: readonly StepEnd[],
  { missing, inCi }: { missing: readonly Tool[]; inCi: boolean },
): Verdict {
  const failedSteps = ends.filter(({ ok }) => !ok).flatMap(linesOf);
  const lacks = { passed: 0, failed: inCi ? missing.length : 0, skipped: 0 };
  const sum = plus(sumReports(ends), lacks);
  return {
    lines: [...failedSteps, ...missing.map(notRun), lastLine(sum)],
    // Without a single spec that passed, nothing was proved.
    exitCode: sum.failed > 0 || sum.passed === 0 ? 1 : 0,
  };
}

const linesOf = ({ name, report }: StepEnd) => [
  `Failed: ${name}.`,
  ...failedSpecs(report, root).map(line => `  ${line}`),
];

const notRun = ({ what, serves }: Tool) => `Not run: ${serves}, because ${what} is not installed.`;
