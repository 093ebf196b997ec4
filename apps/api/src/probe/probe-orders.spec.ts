import type { Probe } from '@dialtone/model';
import { aProbe, anInvalidProbe, aTcpTarget } from '@dialtone/model/testing';
import { describe, expect, it } from 'vitest';
import type { Listed } from './probe-list.js';
import { ProbeOrders } from './probe-orders.js';
import type { ProbeState } from './probe-state.js';

const listed = (probe: Probe, state: ProbeState): Listed => ({ probe, state });

describe('an order', () => {
  const probes = [
    listed(aProbe({ id: 1, name: 'node 10', application: 'b', cron: '1m' }), 'PAUSED'),
    listed(aProbe({ id: 2, name: 'Node 9', application: 'a', cron: '30s' }), 'DOWN'),
    listed(aProbe({ id: 3, name: 'node 9', target: aTcpTarget() }), 'UP'),
    listed(anInvalidProbe({ id: 4, name: '', type: undefined, application: 'a' }), 'INVALID'),
    listed(aProbe({ id: 5, name: 'apple', updatedAt: 0 }), 'PENDING'),
  ];
  const orders = new ProbeOrders();
  orders.add('LATENCY', ({ probe }) => ({ 1: 20, 3: 5, 5: 0 })[probe.id]);
  const ids = (by: string, descending: boolean): number[] =>
    orders.sorted(probes, by, descending).map(({ probe }) => probe.id);

  it.each([
    ['NAME', [4, 5, 2, 3, 1], [1, 2, 3, 5, 4]],
    ['TYPE', [5, 2, 1, 3, 4], [3, 5, 2, 1, 4]],
    ['APPLICATION', [4, 2, 1, 5, 3], [1, 4, 2, 5, 3]],
    ['SCHEDULE', [4, 1, 5, 2, 3], [5, 2, 3, 1, 4]],
    ['STATE', [2, 4, 5, 3, 1], [1, 3, 5, 4, 2]],
    ['UPDATED', [5, 4, 2, 3, 1], [4, 2, 3, 1, 5]],
    ['LATENCY', [5, 3, 1, 4, 2], [1, 3, 5, 4, 2]],
    ['unheard of', [4, 5, 2, 3, 1], [1, 2, 3, 5, 4]],
  ])('by %s keeps those without a value last, and equals by name and id', (by, up, down) => {
    expect(ids(by, false)).toEqual(up);
    expect(ids(by, true)).toEqual(down);
  });

  it('leaves the list that it was given', () => {
    const before = [...probes];
    ids('STATE', false);
    expect(probes).toEqual(before);
  });
});
