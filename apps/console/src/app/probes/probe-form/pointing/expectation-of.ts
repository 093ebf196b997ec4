import type { DraftGroup } from '../draft-value';
import { newExpectation } from '../expectation-draft';
import type { Point } from './point';

/** An expectation with everything filled in. */
export const newExpectationOf = (
  given: Pick<Point, 'subject' | 'name' | 'comparison' | 'values' | 'severity'>,
): DraftGroup => ({
  ...newExpectation(given.subject),
  name: given.name ?? '',
  comparison: given.comparison,
  values: given.values.length === 0 ? [''] : given.values,
  severity: given.severity,
});
