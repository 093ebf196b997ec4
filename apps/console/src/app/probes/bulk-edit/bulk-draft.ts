import { tagsIn } from '@dialtone/model';
import type { BulkPatch } from '../../core/gql/graphql';

/** What a form for many probes holds: each field as text, undefined where it is to stay as it is. */
export interface BulkDraft {
  readonly cron?: string;
  /** In milliseconds; empty for the usual one. */
  readonly timeoutMs?: string;
  /** Empty for none. */
  readonly application?: string;
  /** Parted by commas. */
  readonly addTags?: string;
  readonly removeTags?: string;
  readonly enabled?: 'yes' | 'no';
}

/** @returns undefined when nothing is to be changed, or what is typed is not finished */
export function patchOf({
  cron,
  timeoutMs,
  application,
  addTags,
  removeTags,
  enabled,
}: BulkDraft): BulkPatch | undefined {
  const timeout = timeoutMs?.trim();
  if (cron?.trim() === '' || (timeout !== undefined && !/^\d*$/u.test(timeout))) return undefined;
  const patch: BulkPatch = {
    ...(cron !== undefined && { cron: cron.trim() }),
    ...(timeout !== undefined && { timeoutMs: timeout === '' ? null : Number(timeout) }),
    ...(application !== undefined && { application: application.trim() || null }),
    ...(addTags !== undefined && { addTags: tagsIn(addTags) }),
    ...(removeTags !== undefined && { removeTags: tagsIn(removeTags) }),
    ...(enabled !== undefined && { enabled: enabled === 'yes' }),
  };
  return Object.keys(patch).length === 0 ? undefined : patch;
}
