import { describe, expect, it } from 'vitest';
import { Fleet } from './fleet';
import { heatOf } from './heat';

const aFleet = () =>
  new Fleet({
    ids: '7,8,9',
    names: 'shop 10\nshop 9\nmail',
    states: 'UDM',
    latencies: '12.3,,',
    applications: 'sales\noffice',
    applicationOf: '0,0,',
  });

describe('the fleet', () => {
  it('is read from columns', () => {
    const fleet = aFleet();
    expect(fleet.size).toBe(3);
    expect(fleet.at(1)).toEqual({
      ...{ id: '8', name: 'shop 9', application: 'sales', standing: 'DOWN' },
      ...{ latencyMs: undefined, medianMs: undefined, heat: 0 },
    });
    expect(fleet.standingAt(2)).toBe('MAINTENANCE');
  });

  it('of nobody is empty', () => {
    const nothing = { ids: '', names: '', states: '', latencies: '' };
    const fleet = new Fleet({ ...nothing, applications: '', applicationOf: '' });
    expect([fleet.size, fleet.applications]).toEqual([0, []]);
  });

  it('says which cells look different once it has heard of changes', () => {
    const fleet = aFleet();
    fleet.learn({ ids: '7', medians: '10', p95s: '20' });
    const look = (states: string, latencies: string) =>
      fleet.apply({ ids: '7,99', states: `${states}U`, latencies: `${latencies},1` });
    expect(look('U', '11')).toEqual([]);
    expect(look('U', '60')).toEqual([0]);
    expect(look('D', '')).toEqual([0]);
    expect(fleet.at(0)).toMatchObject({ standing: 'DOWN', latencyMs: undefined, medianMs: 10 });
  });

  it('stands in the order of names as people count, by application where that is wanted', () => {
    const fleet = aFleet();
    expect(fleet.ordered('name')).toEqual([{ name: undefined, places: [2, 1, 0] }]);
    expect(fleet.ordered('application')).toEqual([
      { name: 'sales', places: [1, 0] },
      { name: undefined, places: [2] },
    ]);
  });

  it('takes what it does not know for unknown, never for good', () => {
    const fleet = aFleet();
    fleet.apply({ ids: '7', states: '?', latencies: '' });
    expect(fleet.standingAt(0)).toBe('UNKNOWN');
  });
});

it.each([
  [10, 0],
  [14, 0],
  [15, 1],
  [23, 2],
  [43, 3],
  [NaN, 0],
])('shows %d ms where 10 and 20 are normal with heat %i', (ms, heat) => {
  expect(heatOf(ms, { medianMs: 10, p95Ms: 20 })).toBe(heat);
});

it('claims nothing of a latency that it cannot compare', () => {
  expect(heatOf(900, { medianMs: NaN, p95Ms: NaN })).toBe(0);
});
