import type { Parsed, ProbeDraft } from '@dialtone/model';
import { parsePatch, type Patched, type ProbePatch } from './probe-patch.js';

/** What can be changed of many probes at once: the fields that all types share. One that is absent stays. */
export interface BulkPatch {
  readonly application?: string | null | undefined;
  readonly addTags?: readonly string[] | null | undefined;
  readonly removeTags?: readonly string[] | null | undefined;
  readonly cron?: string | null | undefined;
  readonly enabled?: boolean | null | undefined;
  readonly timeoutMs?: number | null | undefined;
}

export const bulkFields = ['application', 'tags', 'cron', 'timeoutMs', 'enabled'] as const;
export type BulkField = (typeof bulkFields)[number];

/** What the judgement of a bulk edit depends on, of a probe. */
export interface BulkPatched extends Patched {
  readonly tags?: readonly string[] | undefined;
}

/** What a bulk edit asks of a probe with these tags. */
export function patchFor(
  { addTags, removeTags, ...rest }: BulkPatch,
  tags: readonly string[] = [],
): Pick<ProbePatch, BulkField> {
  if (addTags == null && removeTags == null) return rest;
  const gone = new Set(removeTags);
  return { ...rest, tags: [...tags.filter(tag => !gone.has(tag)), ...(addTags ?? [])] };
}

export function isEmptyPatch(patch: BulkPatch): boolean {
  const asked = patchFor(patch);
  return bulkFields.every(field => asked[field] === undefined);
}

/** What a patch makes of a probe with this schedule, this timeout and these tags. */
export type BulkJudge = (current: BulkPatched) => Parsed<Partial<ProbeDraft>>;

/** Judges the patch once for all probes that agree in what it depends on: thousands have a few schedules among them. */
export function judgeOfAll(patch: BulkPatch, timeZone: string): BulkJudge {
  const judged = new Map<string, Parsed<Partial<ProbeDraft>>>();
  return ({ tags, ...current }) => {
    const asked = patchFor(patch, tags);
    const key = JSON.stringify([current.timeoutMs, current.cron, asked.tags]);
    const known = judged.get(key) ?? parsePatch(asked, current, timeZone);
    judged.set(key, known);
    return known;
  };
}
