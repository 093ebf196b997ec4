import type { MaintenanceDraft, MaintenanceTime, MaintenanceWindow } from '@dialtone/model';
import * as z from 'zod';
import type { MaintenanceRow } from './maintenance.entity.js';

const numbers = z.array(z.number());
const texts = z.array(z.string());

type TimeColumns = Pick<
  MaintenanceRow,
  'opensAt' | 'closesAt' | 'cron' | 'timeZone' | 'durationMs'
>;

export const rowOfDraft = ({
  title,
  probeIds,
  applications,
  time,
}: MaintenanceDraft): Omit<MaintenanceRow, 'id'> => ({
  title,
  probeIds: JSON.stringify(probeIds),
  applications: JSON.stringify(applications),
  ...columnsOf(time),
});

/** @throws when its lists cannot be read: taken for empty, they would put every probe into maintenance */
export const windowOfRow = (row: MaintenanceRow): MaintenanceWindow => ({
  id: row.id,
  title: row.title,
  probeIds: numbers.parse(JSON.parse(row.probeIds)),
  applications: texts.parse(JSON.parse(row.applications)),
  time: timeOf(row),
});

function columnsOf(time: MaintenanceTime): TimeColumns {
  const none = { opensAt: null, closesAt: null, cron: null, timeZone: null, durationMs: null };
  if (time.kind === 'once') return { ...none, opensAt: time.from, closesAt: time.until };
  const { cron, timeZone, durationMs } = time;
  return { ...none, cron, timeZone, durationMs };
}

/** A row that somebody made without a time is a window that never opens. */
function timeOf({ opensAt, closesAt, cron, timeZone, durationMs }: TimeColumns): MaintenanceTime {
  if (cron === null) return { kind: 'once', from: opensAt ?? 0, until: closesAt ?? 0 };
  return { kind: 'recurring', cron, timeZone: timeZone ?? 'UTC', durationMs: durationMs ?? 0 };
}
