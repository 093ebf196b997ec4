import { FakeClock } from '@dialtone/engine/testing';
import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { afterEach, expect, it, vi } from 'vitest';
import { DatabaseAway } from './database-away.js';
import { Users } from './users.js';

afterEach(() => {
  vi.restoreAllMocks();
});

it('waits five seconds for a database that says nothing', async () => {
  const error = vi.spyOn(Logger.prototype, 'error').mockReturnValue();
  const clock = new FakeClock();
  const silent: unknown = { getRepository: () => ({ findBy: () => new Promise(() => undefined) }) };
  const users = new Users(silent as DataSource, clock);
  const asked = [users.byIds([1]), users.byIds([2])].map(answer =>
    expect(answer).rejects.toBeInstanceOf(DatabaseAway),
  );
  clock.advance(5000);
  await Promise.all(asked);
  expect(clock.pending).toBe(0);
  expect(error.mock.calls).toEqual([
    ['The users cannot be read: Error: No answer within 5000 ms.'],
  ]);
});
