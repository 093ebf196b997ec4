import * as bcrypt from '@node-rs/bcrypt';
import { Logger } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { databases } from '../platform/database/testing/databases.js';
import { hashPassword } from './password.js';
import { type AuthRoom, AuthRooms, hour } from './testing/auth-room.js';
import type { UserRow } from './user.entity.js';

vi.mock('@node-rs/bcrypt', { spy: true });

const ip = '192.0.2.1';
const right = { username: 'ada', password: 'correct horse', ip };
const wrong = { code: 'UNAUTHENTICATED', message: 'Wrong user name or password.' };

describe.each(databases)('SignInService on $name', database => {
  let rooms: AuthRooms;
  let room: AuthRoom;
  beforeAll(async () => {
    rooms = await AuthRooms.open(database);
  }, 60_000);
  afterAll(() => rooms.close());
  const warned = vi.spyOn(Logger.prototype, 'warn').mockReturnValue();
  beforeEach(async () => {
    room = await rooms.next();
  });
  afterEach(() => {
    vi.clearAllMocks();
  });

  it('gives who is right a token that lasts 12 hours', async () => {
    const id = await room.addUser();
    const { token, expiresAt, user } = await room.signIns.signIn(right);
    expect(user).toEqual({ id, username: 'ada' });
    expect(expiresAt).toEqual(new Date(room.clock.now() + 12 * hour));
    expect(await room.sessions.authenticate(`Bearer ${token}`)).toMatchObject({ user });
  });

  it('reads the name as the collation does', async () => {
    await room.addUser({ username: 'Zoë' });
    const { user } = await room.signIns.signIn({ ...right, username: 'zOE' });
    expect(user.username).toBe('Zoë');
  });

  it.each<[string, Partial<UserRow> | undefined, string]>([
    ['there is no such user', undefined, 'x'],
    ['there is no such user', { deletedAt: new Date(0) }, right.password],
    ['the password is wrong', {}, 'x'],
    ['the password is wrong', {}, ''],
    ['the user is frozen', { enable: 2 }, right.password],
    ['the user is frozen', { enable: null }, right.password],
    ['no password is stored', { password: '' }, ''],
    ['no password is stored', { password: null }, ''],
    [
      'the stored password is an MD5, as old versions kept it, and must be set anew',
      { password: 'e10adc3949ba59abbe56e057f20f883e' },
      '123456',
    ],
    [
      'what is stored as the password is none that can be read',
      { password: 'correct horse' },
      right.password,
    ],
  ])('gives all others one answer for one comparison: %s', async (reason, parts, password) => {
    if (parts !== undefined) await room.addUser(parts);
    vi.mocked(bcrypt.verify).mockClear();
    await expect(room.signIns.signIn({ ...right, password })).rejects.toMatchObject(wrong);
    expect(bcrypt.verify).toHaveBeenCalledTimes(1);
    expect(warned.mock.lastCall).toEqual([`A sign-in as “ada” from ${ip} was refused: ${reason}.`]);
  });

  it('takes of several with one name the one whose password it is, the oldest first', async () => {
    await room.addUser({ deletedAt: new Date(0) });
    await room.addUser({ enable: 2 });
    await room.addUser({ password: await hashPassword('another') });
    const mine = await room.addUser({ username: 'ADA' });
    await room.rows.delete({ enable: 2 });
    expect((await room.signIns.signIn(right)).user).toEqual({ id: mine, username: 'ADA' });
    const other = { ...right, password: 'another' };
    expect((await room.signIns.signIn(other)).user.id).toBe(mine - 1);
  });

  it('counts no attempt against anybody while the database is away', async () => {
    const logged = (['error', 'log'] as const).map(level => vi.spyOn(Logger.prototype, level));
    logged.forEach(spy => spy.mockReturnValue());
    await room.addUser();
    await room.dataSource.query('ALTER TABLE sys_users RENAME TO elsewhere');
    for (let time = 0; time < 50; time += 1)
      await expect(room.signIns.signIn(right)).rejects.toMatchObject({
        message: 'The database does not answer. Try again in a moment.',
      });
    await room.dataSource.query('ALTER TABLE elsewhere RENAME TO sys_users');
    await room.signIns.signIn(right);
    expect(logged.map(({ mock }) => mock.calls.map(([line]) => String(line)))).toEqual([
      [expect.stringMatching(/^The users cannot be read: /u)],
      ['The users can be read again.'],
    ]);
  });

  it('compares nothing once the limit is reached', async () => {
    await room.addUser();
    const guess = { ...right, password: 'x' };
    for (let time = 0; time < 10; time += 1)
      await expect(room.signIns.signIn(guess)).rejects.toMatchObject(wrong);
    vi.mocked(bcrypt.verify).mockClear();
    await expect(room.signIns.signIn(right)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    expect(bcrypt.verify).not.toHaveBeenCalled();
    await room.signIns.signIn({ ...right, ip: '192.0.2.2' });
  });
});
