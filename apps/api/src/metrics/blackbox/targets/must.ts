import type { Comparison, Expectation, Subject } from '@dialtone/model';

interface More {
  readonly name?: string;
  readonly orAbsent?: boolean;
}

/** An expectation whose breach is a failed probe. */
export const must = (
  subject: Subject,
  comparison: Comparison,
  values: readonly string[],
  more: More = {},
): Expectation => ({ subject, comparison, values: [...values], severity: 'DOWN', ...more });
