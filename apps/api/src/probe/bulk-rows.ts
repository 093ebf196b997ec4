import type { Probe } from '@dialtone/model';
import {
  type BulkField,
  bulkFields,
  type BulkJudge,
  type BulkPatch,
  patchFor,
} from './bulk-patch.js';

/** A field as it is and as it would be, in the words of a form; absent where there is nothing. */
export interface BulkChange {
  readonly field: BulkField;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/** What a bulk edit means for one probe. */
export interface BulkRow {
  readonly id: number;
  readonly name: string;
  readonly changes: readonly BulkChange[];
  /** Why it cannot be so. */
  readonly problem?: string | undefined;
}

/** @returns undefined when nothing of the probe would be different */
export function bulkRowOf(probe: Probe, patch: BulkPatch, judge: BulkJudge): BulkRow | undefined {
  const { id, name, cron, tags, timeoutWished } = probe;
  const asked = patchFor(patch, tags);
  const judged = judge({ cron, tags, timeoutMs: timeoutWished });
  const after = { ...asked, ...(judged.ok && judged.value) };
  const { application, enabled } = probe;
  const before: Readonly<Record<BulkField, Plain>> = {
    ...{ application, tags, cron, enabled },
    timeoutMs: timeoutWished,
  };
  const changes = bulkFields
    .filter(field => asked[field] !== undefined)
    .map(field => ({ field, before: text(before[field]), after: text(after[field]) }))
    .filter(change => change.before !== change.after);
  if (judged.ok) return changes.length === 0 ? undefined : { id, name, changes };
  const problem = judged.problems.map(({ message }) => message).join(' ');
  return { id, name, changes, problem };
}

type Plain = string | number | boolean | readonly string[] | null | undefined;

function text(value: Plain): string | undefined {
  const said = isList(value) ? value.join(', ') : String(value ?? '');
  return said === '' ? undefined : said;
}

const isList = (value: Plain): value is readonly string[] => Array.isArray(value);

export const changedMeanwhile =
  'It was changed or deleted since the preview; look at the preview of it again.';
export const changedSince = 'It was changed or deleted since the edit, so it stays as it is now.';
