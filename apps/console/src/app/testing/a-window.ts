import type { MaintenancePartsFragment } from '../core/gql/graphql';

/** A maintenance window for all probes that is over; the difference stands in the argument. */
export const aWindow = (
  difference: Partial<MaintenancePartsFragment> = {},
): MaintenancePartsFragment => ({
  id: '1',
  title: 'Update',
  applications: [],
  probes: [],
  from: '2025-01-01T00:00:00.000Z',
  until: '2025-01-01T01:00:00.000Z',
  cron: null,
  timeZone: null,
  durationMinutes: null,
  current: null,
  opensNext: null,
  ...difference,
});
