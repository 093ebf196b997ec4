import { setFlagsFromString } from 'node:v8';
import type { Scheduler } from '@dialtone/engine';
import { expect, it, vi } from 'vitest';
import { HeapThrift } from './heap-thrift.js';

vi.mock('node:v8', async original => ({ ...(await original()), setFlagsFromString: vi.fn() }));

it('makes the heap small while checks are few, and not while they are many', () => {
  const scheduler = { planned: 0 };
  const thrift = new HeapThrift(scheduler as Scheduler);
  for (const planned of [0, 2000, 52_000, 102_000, 104_000]) {
    scheduler.planned = planned;
    thrift.choose();
  }
  const [small, large] = ['--memory-reducer-favors-memory', '--no-memory-reducer-favors-memory'];
  expect(vi.mocked(setFlagsFromString).mock.calls.flat()).toEqual([
    small,
    small,
    large,
    large,
    small,
  ]);
});
