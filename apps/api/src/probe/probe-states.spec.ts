import { CheckFinished, ProbeRemoved, ProbeSaved, ProbeStateChanged } from '@dialtone/engine';
import { RecordingBus } from '@dialtone/engine/testing';
import type { Outcome } from '@dialtone/model';
import { aProbe, anInvalidProbe } from '@dialtone/model/testing';
import { beforeEach, expect, it } from 'vitest';
import { ProbeStates } from './probe-states.js';

const at = (minute: number): Date => new Date(Date.UTC(2026, 0, 1, 0, minute));
const up: Outcome = { up: true, latencyMs: 1, phases: [] };
const down: Outcome = {
  up: false,
  latencyMs: 1,
  phases: [],
  reason: 'CONNECT',
  message: 'refused',
};
const internal: Outcome = { ...down, reason: 'INTERNAL', message: 'a bug' };
const probe = aProbe();

let bus: RecordingBus;
let states: ProbeStates;
beforeEach(() => {
  bus = new RecordingBus();
  states = new ProbeStates(bus);
  bus.listen(ProbeSaved, event => {
    states.keep(event);
  });
  bus.listen(ProbeRemoved, event => {
    states.forget(event);
  });
  bus.listen(CheckFinished, event => {
    states.note(event);
  });
});
const save = (saved = probe): void => {
  bus.publish(new ProbeSaved(saved, 'updated'));
};
const finish = (outcome: Outcome, minute: number): void => {
  bus.publish(new CheckFinished(probe, undefined, at(minute), outcome, 0));
};
const turns = (): string[] => bus.of(ProbeStateChanged).map(({ from, to }) => `${from} to ${to}`);

it('says every turn, and nothing in between', () => {
  save();
  finish(up, 1);
  finish(up, 2);
  finish(down, 3);
  finish(down, 4);
  finish(up, 5);
  expect(turns()).toEqual(['PENDING to UP', 'UP to DOWN', 'DOWN to UP']);
});

it('knows since when the answer is the same, and the last words of the target', () => {
  save();
  finish(down, 1);
  finish({ ...down, message: 'reset' }, 2);
  expect(states.answer(1)).toEqual({ up: false, since: at(1).getTime(), message: 'reset' });
  finish(up, 3);
  expect(states.answer(1)).toEqual({ up: true, since: at(3).getTime() });
});

it('tells a warning from an answer that is as it should be', () => {
  save();
  finish({ ...up, degraded: 'slow' }, 1);
  finish({ ...up, degraded: 'slower' }, 2);
  expect(states.of(probe)).toBe('DEGRADED');
  expect(states.answer(1)).toEqual({
    up: true,
    degraded: true,
    since: at(1).getTime(),
    message: 'slower',
  });
  finish(up, 3);
  finish({ ...up, degraded: 'slow' }, 4);
  finish(down, 5);
  expect(turns()).toEqual([
    'PENDING to DEGRADED',
    'DEGRADED to UP',
    'UP to DEGRADED',
    'DEGRADED to DOWN',
  ]);
});

it('does not take a failure of our own for an answer', () => {
  save();
  finish(internal, 1);
  expect(states.of(probe)).toBe('PENDING');
  finish(up, 2);
  finish(internal, 3);
  expect(states.answer(1)).toEqual({ up: true, since: at(2).getTime() });
});

it('keeps the answer of before a restart, and since when', () => {
  states.restore(1, { up: true, since: at(1).getTime() });
  save();
  expect(states.of(probe)).toBe('UP');
  finish(up, 9);
  expect(states.answer(1)?.since).toBe(at(1).getTime());
  expect(turns()).toEqual([]);
});

it('takes a check over what is restored after it', () => {
  save();
  finish(down, 2);
  states.restore(1, { up: true, since: at(1).getTime() });
  expect(states.of(probe)).toBe('DOWN');
});

it('knows nothing of a target after a pause, until it is looked at', () => {
  save();
  finish(down, 1);
  save(aProbe({ enabled: false }));
  save();
  expect(states.seen(probe)).toEqual({ state: 'PENDING' });
  finish(down, 9);
  expect(states.seen(probe)).toMatchObject({ state: 'DOWN', since: at(9).getTime() });
});

it('keeps what somebody asked for during a pause, and says no turn for it', () => {
  save();
  finish(up, 1);
  save(aProbe({ enabled: false }));
  finish(down, 2);
  save(aProbe({ enabled: false, name: 'other' }));
  expect(turns()).toEqual(['PENDING to UP']);
  save();
  expect(states.of(probe)).toBe('DOWN');
});

it('forgets a probe that is removed', () => {
  save();
  finish(up, 1);
  bus.publish(new ProbeRemoved(probe));
  expect(states.answer(1)).toBeUndefined();
  save();
  expect(states.of(probe)).toBe('PENDING');
});

it('counts the probes by state', () => {
  const none = { UP: 0, DOWN: 0, DEGRADED: 0, PENDING: 0, PAUSED: 0, INVALID: 0 };
  expect(states.counts()).toEqual(none);
  save();
  bus.publish(new ProbeSaved(aProbe({ id: 2, enabled: false }), 'created'));
  bus.publish(new ProbeSaved(anInvalidProbe({ id: 3 }), 'created'));
  finish(down, 1);
  expect(states.counts()).toEqual({ ...none, DOWN: 1, PAUSED: 1, INVALID: 1 });
});
