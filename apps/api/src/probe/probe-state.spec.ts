import { aProbe, anInvalidProbe } from '@dialtone/model/testing';
import { expect, it } from 'vitest';
import { probeStates, stateOf, urgencyOf } from './probe-state.js';

const since = Date.UTC(2026, 0);
const up = { up: true, since };
const down = { up: false, since, message: 'refused' };

it.each([
  ['PENDING', aProbe(), undefined],
  ['UP', aProbe(), up],
  ['DOWN', aProbe(), down],
  ['DEGRADED', aProbe(), { ...up, degraded: true, message: 'slow' }],
  ['PAUSED', aProbe({ enabled: false }), undefined],
  ['PAUSED', aProbe({ enabled: false }), down],
  ['INVALID', anInvalidProbe(), undefined],
  ['INVALID', anInvalidProbe({ enabled: false }), up],
] as const)('is seen as %s', (state, probe, answer) => {
  expect(stateOf(probe, answer)).toBe(state);
});

it('puts what is wrong first', () => {
  expect([...probeStates].sort((one, other) => urgencyOf(one) - urgencyOf(other))).toEqual([
    'DOWN',
    'INVALID',
    'DEGRADED',
    'PENDING',
    'UP',
    'PAUSED',
  ]);
});
