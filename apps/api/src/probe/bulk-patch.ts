import type { Parsed, ProbeDraft } from '@dialtone/model';
import { parsePatch, type Patched } from './probe-patch.js';

/** What can be changed of many probes at once: the fields that all types share. One that is absent stays. */
export interface BulkPatch {
  readonly application?: string | null | undefined;
  readonly cron?: string | null | undefined;
  readonly enabled?: boolean | null | undefined;
  readonly timeoutMs?: number | null | undefined;
}

export const bulkFields = ['application', 'cron', 'timeoutMs', 'enabled'] as const;
export type BulkField = (typeof bulkFields)[number];

export const isEmptyPatch = (patch: BulkPatch): boolean =>
  bulkFields.every(field => patch[field] === undefined);

/** What a patch makes of a probe with this schedule and timeout. */
export type BulkJudge = (current: Patched) => Parsed<Partial<ProbeDraft>>;

/** Judges the patch once for all probes that agree in what it depends on: thousands have a few schedules among them. */
export function judgeOfAll(patch: BulkPatch, timeZone: string): BulkJudge {
  const judged = new Map<string, Parsed<Partial<ProbeDraft>>>();
  return current => {
    const key = `${current.timeoutMs ?? ''} ${current.cron}`;
    const known = judged.get(key) ?? parsePatch(patch, current, timeZone);
    judged.set(key, known);
    return known;
  };
}
