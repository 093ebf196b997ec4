import { Logger } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { databases } from '../platform/database/testing/databases.js';
import { hashPassword } from './password.js';
import { PasswordChangeService } from './password-change.service.js';
import { type AuthRoom, AuthRooms, hour } from './testing/auth-room.js';
import type { UserRow } from './user.entity.js';

const refused = { code: 'UNAUTHENTICATED' };

describe.each(databases)('SessionService on $name', database => {
  let rooms: AuthRooms;
  let room: AuthRoom;
  beforeAll(async () => {
    rooms = await AuthRooms.open(database);
  }, 60_000);
  afterAll(() => rooms.close());
  let id: number;
  let bearer: string;
  beforeEach(async () => {
    vi.spyOn(Logger.prototype, 'log').mockReturnValue();
    vi.spyOn(Logger.prototype, 'error').mockReturnValue();
    room = await rooms.next();
    id = await room.addUser();
    const { token } = await room.sessions.open(await room.rows.findOneByOrFail({ id }));
    bearer = `Bearer ${token}`;
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('knows who sent a token', async () => {
    const { user } = await room.sessions.authenticate(bearer);
    expect(user).toEqual({ id, username: 'ada' });
  });

  it.each([undefined, '', 'Bearer', 'Bearer x.y.z', 'Basic YWRhOng='])(
    'refuses %j',
    async authorization => {
      await expect(room.sessions.authenticate(authorization)).rejects.toMatchObject(refused);
    },
  );

  it('refuses a token that has expired', async () => {
    room.clock.advance(12 * hour);
    await expect(room.sessions.authenticate(bearer)).rejects.toMatchObject(refused);
  });

  it('renews a session as often as one likes, until the longest time from its sign-in on', async () => {
    const opened = room.clock.now();
    let held = bearer;
    for (let hours = 0; hours < 31 * 24 - 12; hours += 6) {
      room.clock.advance(6 * hour);
      const { token, expiresAt, user } = await room.sessions.renew(held);
      expect([expiresAt.getTime() - room.clock.now(), user.id]).toEqual([12 * hour, id]);
      held = `Bearer ${token}`;
    }
    room.clock.advance(6 * hour);
    const { token, expiresAt } = await room.sessions.renew(held);
    expect(expiresAt.getTime() - opened).toBe(31 * 24 * hour);
    room.clock.advance(6 * hour);
    await expect(room.sessions.renew(`Bearer ${token}`)).rejects.toMatchObject(refused);
  });

  it('renews none of who was frozen', async () => {
    await room.rows.update({ id }, { enable: 2 });
    await expect(room.sessions.renew(bearer)).rejects.toMatchObject(refused);
  });

  it.each<[string, Partial<UserRow>]>([
    ['frozen', { enable: 2 }],
    ['frozen by NULL', { enable: null }],
    ['deleted', { deletedAt: new Date(0) }],
    ['given another password', { password: '$2a$10$another' }],
    ['left without a password', { password: null }],
  ])('refuses at once who was %s', async (_, parts) => {
    await room.sessions.authenticate(bearer);
    await room.rows.update({ id }, parts);
    await expect(room.sessions.authenticate(bearer)).rejects.toMatchObject(refused);
  });

  it('refuses at once whose row is gone', async () => {
    await room.rows.delete({ id });
    await expect(room.sessions.authenticate(bearer)).rejects.toMatchObject(refused);
  });

  it('believes whom it has just seen while the database is away, for 30 s', async () => {
    await room.sessions.authenticate(bearer);
    await room.dataSource.destroy();
    room.clock.advance(30_000);
    expect((await room.sessions.authenticate(bearer)).user).toEqual({ id, username: 'ada' });
    room.clock.advance(1);
    await expect(room.sessions.authenticate(bearer)).rejects.toMatchObject({
      code: 'INTERNAL_SERVER_ERROR',
      message: 'The database does not answer. Try again in a moment.',
    });
  });

  it('believes nobody new while the database is away', async () => {
    await room.dataSource.destroy();
    await expect(room.sessions.authenticate(bearer)).rejects.toMatchObject({
      code: 'INTERNAL_SERVER_ERROR',
    });
    await expect(room.sessions.authenticate('Bearer x')).rejects.toMatchObject(refused);
  });

  describe('a change of password', () => {
    const change = (current: string, next: string) => {
      const { users, limits, sessions, clock } = room;
      const service = new PasswordChangeService(users, limits, sessions);
      clock.advance(1234);
      return service.change({ user: { id, username: 'ada' }, ip: '::1', current, next });
    };

    it('ends the old sessions, opens a new one and says when', async () => {
      const { token } = await change('correct horse', 'battery staple');
      await expect(room.sessions.authenticate(bearer)).rejects.toMatchObject(refused);
      expect((await room.sessions.authenticate(`Bearer ${token}`)).user.id).toBe(id);
      expect((await room.rows.findOneByOrFail({ id })).updatedAt).toEqual(
        new Date(room.clock.now()),
      );
    });

    it.each([
      ['correct horsf', 'battery staple', 'current', 'The current password is wrong.'],
      ['correct horse', 'short', 'next', 'The password has 5 characters; it needs at least 8.'],
    ])('from %j to %j says what is wrong', async (current, next, path, message) => {
      await expect(change(current, next)).rejects.toMatchObject({
        code: 'BAD_USER_INPUT',
        problems: [{ path: [path], message }],
      });
      expect((await room.sessions.authenticate(bearer)).user.id).toBe(id);
    });

    it('lets a stolen session guess no more than a stranger', async () => {
      for (let time = 0; time < 10; time += 1)
        await expect(change('guess', 'x')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
      await expect(change('correct horse', 'battery staple')).rejects.toMatchObject({
        code: 'RATE_LIMITED',
      });
    });
  });

  it('looks at many sessions at once', async () => {
    const other = await room.addUser({ username: 'bob', password: await hashPassword('x') });
    const rows = await room.rows.find({ order: { id: 'ASC' } });
    const opened = await Promise.all(rows.map(row => room.sessions.open(row)));
    const sessions = await Promise.all(
      opened.map(({ token }) => room.sessions.authenticate(`Bearer ${token}`)),
    );
    await room.rows.update({ id: other }, { enable: 2 });
    expect([...(await room.sessions.standing(sessions))]).toEqual([sessions[0]]);
  });
});
