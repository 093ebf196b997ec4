import type { FleetColumns } from '../fleet';
import type { FleetAvailability, OverviewNow } from '../overview-api';

/** Two probes: one that is up, and one that may be down. */
export const columns: FleetColumns = {
  ids: '1,2',
  names: 'shop\nmail',
  states: 'UD',
  latencies: '12.3,',
  applications: 'sales\noffice',
  applicationOf: '0,1',
};

export const aNow = ({
  down = 1,
  ...differing
}: Partial<OverviewNow> & { readonly down?: number } = {}): OverviewNow => ({
  summary: { total: 2, up: 2 - down, down, degraded: 0, pending: 0, paused: 0, invalid: 0 },
  pulse: { checksPerSecond: 5, latenessMs: 4, coverage: 100 },
  wrong: [
    {
      ...{ id: '2', name: 'mail', application: 'office', address: 'mail:25' },
      ...{ state: 'DOWN', stateReason: 'Connection refused.' },
      stateSince: '2026-01-31T12:00:00.000Z',
    },
  ],
  transitions: [
    {
      probe: { id: '2', name: 'mail' },
      at: '2026-01-31T12:00:00.000Z',
      ...{ state: 'DOWN', before: 'UP', message: 'Connection refused.' },
    },
  ],
  certificates: { items: [], known: 0, unknown: 2 },
  ...differing,
});

export const aFleetAvailability = (
  availability: number | null,
  coverage: number | null,
): FleetAvailability => ({
  from: '2026-01-30T12:00:00.000Z',
  until: '2026-01-31T12:00:00.000Z',
  runs: { planned: 100, availability, coverage },
  cells: [{ at: '2026-01-31T11:00:00.000Z', runs: { planned: 100, availability, coverage } }],
});
