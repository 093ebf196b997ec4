import { maintenanceInputOf, type MaintenanceWindow } from '@dialtone/model';
import { numberOfId } from '../platform/graphql/id.js';
import type { MaintenanceObject } from './maintenance.graphql.js';

/** A window as the API shows it: in the fields in which it is given. */
export function shownMaintenance(window: MaintenanceWindow): MaintenanceObject {
  const { id, title, probeIds, applications } = window;
  const { from, until, cron, timeZone, durationMinutes } = maintenanceInputOf(window);
  return { id, title, probeIds, applications, from, until, cron, timeZone, durationMinutes };
}

/** The ids of an input as the rows have them; absent or null as they are given. */
export const numberedProbes = <T extends { readonly probeIds?: readonly string[] | null }>(
  input: T,
): Omit<T, 'probeIds'> & { readonly probeIds?: readonly number[] | null } => {
  const { probeIds, ...rest } = input;
  if (probeIds === undefined) return rest;
  return { ...rest, probeIds: probeIds?.map(numberOfId) ?? null };
};
