import { vi } from 'vitest';
import { MaintenanceApi, type WindowNow } from '../maintenance/maintenance-api';

/** A window that is open for all probes; the difference stands in the argument. */
export const anOpenWindow = (difference: Partial<WindowNow> = {}): WindowNow => ({
  ...{ id: '1', title: 'Update', probeIds: [], applications: [] },
  current: { from: '2026-01-31T12:00:00.000Z', until: null },
  opensNext: null,
  ...difference,
});

/** The windows that pages which show probes ask for: none, until a spec says otherwise. */
export const windows = { now: vi.fn((): Promise<readonly WindowNow[]> => Promise.resolve([])) };
export const provideWindows = () => ({ provide: MaintenanceApi, useValue: windows });
