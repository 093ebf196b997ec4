import { describe, expect, it } from 'vitest';
import { inMaintenance, type MaintenanceTime, type MaintenanceWindow } from './maintenance.js';

const at = (text: string) => Date.parse(`2026-01-05T${text}Z`);
const once: MaintenanceTime = { kind: 'once', from: at('08:00:00'), until: at('09:00:00') };
const aWindow = (differing: Partial<MaintenanceWindow> = {}): MaintenanceWindow => ({
  id: 1,
  title: 'Update',
  probeIds: [],
  applications: [],
  time: once,
  ...differing,
});
const shop = { id: 7, application: 'shop' };

describe('a maintenance window', () => {
  it('is open from its beginning until just before its end', () => {
    const open = ['07:59:59', '08:00:00', '08:59:59', '09:00:00'].map(text =>
      inMaintenance(aWindow(), shop, at(text)),
    );
    expect(open).toEqual([false, true, true, false]);
  });

  it.each([
    [{}, true],
    [{ probeIds: [7] }, true],
    [{ probeIds: [8] }, false],
    [{ applications: ['shop'] }, true],
    [{ applications: ['bank'] }, false],
    [{ probeIds: [8], applications: ['shop'] }, true],
  ])('with %j is for the probe 7 of the shop: %s', (differing, expected) => {
    expect(inMaintenance(aWindow(differing), shop, at('08:30:00'))).toBe(expected);
  });

  it('of an application is not for a probe without one', () => {
    const window = aWindow({ applications: ['shop'] });
    expect(inMaintenance(window, { id: 7 }, at('08:30:00'))).toBe(false);
  });

  it('opens at each moment of its cron text, in its zone, for its duration', () => {
    const window = aWindow({
      time: {
        kind: 'recurring',
        cron: '0 9 * * 1',
        timeZone: 'Europe/Berlin',
        durationMs: 1_800_000,
      },
    });
    const open = ['07:59:59', '08:00:00', '08:29:59', '08:30:00', '09:00:00'].map(text =>
      inMaintenance(window, shop, at(text)),
    );
    expect(open).toEqual([false, true, true, false, false]);
    expect(inMaintenance(window, shop, at('08:15:00') + 86_400_000)).toBe(false);
  });

  it('whose text means no moments is never open', () => {
    for (const cron of ['30s', 'never'])
      expect(
        inMaintenance(
          aWindow({ time: { kind: 'recurring', cron, timeZone: 'UTC', durationMs: 1000 } }),
          shop,
          at('08:00:00'),
        ),
      ).toBe(false);
  });
});
