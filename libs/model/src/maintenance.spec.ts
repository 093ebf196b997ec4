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

  it.each([
    ['of a moment that the clocks skip', '2026-03-29T00:59:00Z', [0, 1, 31, 91], '0000'],
    [
      'of a moment that they show twice',
      '2026-10-25T00:29:00Z',
      [0, 1, 60, 61, 120, 121],
      '011110',
    ],
    ['of the day before, by its minutes', '2026-03-28T01:29:00Z', [0, 1, 60, 61], '0110'],
  ])('opens %s as its cron text comes', (_, from, minutes, expected) => {
    const time = { kind: 'recurring', cron: '30 2 * * *', timeZone: 'Europe/Berlin' } as const;
    const window = aWindow({ time: { ...time, durationMs: 60 * 60_000 } });
    const open = minutes.map(minute =>
      inMaintenance(window, shop, Date.parse(from) + minute * 60_000),
    );
    expect(open.map(Number).join('')).toBe(expected);
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
