import { aProbe } from '@dialtone/model/testing';
import { describe, expect, it } from 'vitest';
import { grouped, groupsOf } from './probe-groups.js';

const listed = [
  { probe: aProbe({ id: 1, application: 'shop' }), state: 'UP' },
  { probe: aProbe({ id: 2 }), state: 'DOWN' },
  { probe: aProbe({ id: 3, application: 'auth' }), state: 'UP' },
  { probe: aProbe({ id: 4, application: 'shop' }), state: 'DOWN' },
] as const;

describe('the groups of a list', () => {
  it('stand in the order of their names, those of no application at the end', () => {
    expect(grouped(listed).map(({ probe }) => probe.id)).toEqual([3, 1, 4, 2]);
  });

  it('count their probes by state', () => {
    expect(
      groupsOf(listed).map(({ application, counts }) => [application, counts.UP, counts.DOWN]),
    ).toEqual([
      ['auth', 1, 0],
      ['shop', 1, 1],
      [undefined, 0, 1],
    ]);
  });
});
