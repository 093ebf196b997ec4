import { modulesOf, type Module } from './reports.ts';

/** How a step of the tests ended. */
export interface StepEnd {
  readonly name: string;
  readonly ok: boolean;
  /** What the step's JSON report holds, for a step that runs specs; undefined when it wrote none. */
  readonly report?: unknown;
  /** Whether the step runs specs at all. */
  readonly runsSpecs: boolean;
}

export interface Sum {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const nothing: Sum = { passed: 0, failed: 0, skipped: 0 };

/**
 * Sums up every spec that ran. A step without specs counts only when it fails, as one;
 * so does a module that could not be loaded, and an error that no spec caught.
 */
export function sumReports(ends: readonly StepEnd[]): Sum {
  return ends.map(sumOf).reduce(plus, nothing);
}

/** The last line of the tests. */
export function lastLine({ passed, failed, skipped }: Sum): string {
  const line = `${passed} passed, ${failed} failed`;
  return skipped > 0 ? `${line}, ${skipped} skipped` : line;
}

export const plus = (a: Sum, b: Sum): Sum => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

function sumOf(end: StepEnd): Sum {
  const seen = end.runsSpecs
    ? modulesOf(end.report).map(sumOfModule).reduce(plus, nothing)
    : nothing;
  // A step that failed while every spec that it told of passed: a crash, or an error that no spec caught.
  return !end.ok && seen.failed === 0 ? { ...seen, failed: 1 } : seen;
}

function sumOfModule(module: Module): Sum {
  const count = (...statuses: unknown[]) =>
    module.specs.filter(({ status }) => statuses.includes(status)).length;
  const passed = count('passed');
  const failed = count('failed');
  const skipped = module.specs.length - passed - failed;
  return { passed, failed: failed === 0 && module.status === 'failed' ? 1 : failed, skipped };
}
