import type { Probe } from '@dialtone/model';
import { anHttpTarget, aProbe, anInvalidProbe } from '@dialtone/model/testing';
import { describe, expect, it } from 'vitest';
import { type Listed, type ListFilter, passing } from './probe-list.js';
import type { ProbeState } from './probe-state.js';

const listed = (probe: Probe, state: ProbeState = 'UP'): Listed => ({ probe, state });

describe('a filter', () => {
  const shop = listed(
    aProbe({
      name: 'Shop 例子 Straße',
      application: 'Εμπόριο ΟΔΟΣ',
      tags: ['eu', 'Küche'],
      target: anHttpTarget({ url: 'https://Example.com/Ａ' }),
    }),
  );
  it.each<[ListFilter, boolean]>([
    [{}, true],
    [{ search: null, type: null, application: null, enabled: null, state: null }, true],
    [{ search: '' }, true],
    [{ search: ' sHoP ' }, true],
    [{ search: '例' }, true],
    [{ search: 'STRASSE' }, true],
    [{ search: 'εμπόριο' }, true],
    [{ search: 'οδος' }, true],
    [{ search: 'EXAMPLE.COM/a' }, true],
    [{ search: '.*' }, false],
    [{ search: '30s' }, false],
    [{ type: 'HTTP' }, true],
    [{ type: 'TCP' }, false],
    [{ application: 'Εμπόριο ΟΔΟΣ' }, true],
    [{ application: 'Εμπόριο' }, false],
    [{ application: '' }, false],
    [{ tags: [] }, true],
    [{ tags: ['eu'] }, true],
    [{ tags: ['Küche', 'eu'] }, true],
    [{ tags: ['eu', 'us'] }, false],
    [{ tags: ['EU'] }, false],
    [{ enabled: true }, true],
    [{ enabled: false }, false],
    [{ state: 'UP' }, true],
    [{ state: 'DOWN' }, false],
    [{ search: 'shop', type: 'HTTP', enabled: true, state: 'UP' }, true],
    [{ search: 'shop', type: 'HTTP', enabled: true, state: 'DOWN' }, false],
  ])('%j: %s', (filter, passed) => {
    expect(passing(filter)(shop)).toBe(passed);
  });

  it('by no application passes those that have none', () => {
    expect(passing({ application: '' })(listed(aProbe()))).toBe(true);
  });

  it('by search looks at a probe as it stands now', () => {
    const search = passing({ search: 'shop' });
    const probe = aProbe({ name: 'shop' });
    expect(search(listed(probe))).toBe(true);
    expect(search(listed({ ...probe, name: 'stall' }))).toBe(false);
    expect(search(listed(probe))).toBe(true);
  });

  it('by type passes none whose type is unknown', () => {
    expect(passing({ type: 'HTTP' })(listed(anInvalidProbe({ type: undefined })))).toBe(false);
  });
});
