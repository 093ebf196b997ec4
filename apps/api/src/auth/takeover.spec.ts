import { Logger } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  hasMariaDb,
  type TestDatabase,
  throwawayMariaDb,
} from '../platform/database/testing/databases.js';
import {
  loadGvaDatabase,
  type Vintage,
  vintages,
} from '../platform/database/testing/gva-database.js';
import { connectTo } from '../platform/database/testing/maria-db.js';
import { FirstAdmin } from './first-admin.js';
import { type AuthRoom, AuthRooms } from './testing/auth-room.js';
import { WellKnownPasswords } from './well-known-passwords.js';

/** A database that a Gin-Vue-Admin left; `test/gva/rows.sql` says who is in it. */
const leftBy = (vintage: Vintage): TestDatabase => ({
  name: vintage,
  dialect: 'mysql',
  location: async () => {
    const location = await (await throwawayMariaDb()).database();
    const connection = await connectTo(location);
    await loadGvaDatabase(connection, vintage);
    await connection.end();
    return location;
  },
});

describe.runIf(hasMariaDb).each(vintages)('the users of Gin-Vue-Admin %s', vintage => {
  let rooms: AuthRooms;
  let room: AuthRoom;
  const warned = vi.spyOn(Logger.prototype, 'warn');
  beforeAll(async () => {
    rooms = await AuthRooms.open(leftBy(vintage));
  }, 60_000);
  afterAll(() => rooms.close());
  beforeEach(() => {
    warned.mockReset().mockReturnValue();
    room = rooms.asFound();
  });
  afterEach(() => {
    warned.mockReset();
  });
  const signIn = (username: string, password: string) =>
    room.signIns.signIn({ username, password, ip: '192.0.2.1' });

  it.each([
    ['admin', '123456', 1],
    ['ADMIN', '123456', 1],
    ['a303176530', '6447985', 2],
    ['alice', 'new horse', 8],
    ['bob', 'correct horse', 9],
  ])('let %s in with %j', async (username, password, id) => {
    const { token, user } = await signIn(username, password);
    expect(user.id).toBe(id);
    expect((await room.sessions.authenticate(`Bearer ${token}`)).user.id).toBe(id);
  });

  it.each([
    ['frozen', 'correct horse'],
    ['md5', '123456'],
    ['empty', ''],
    ['none', ''],
    ['alice', 'correct horse'],
    ['carol', 'correct horse'],
    ['', ''],
  ])('keep %j out with %j', async (username, password) => {
    await expect(signIn(username, password)).rejects.toMatchObject({
      message: 'Wrong user name or password.',
    });
  });

  it('need no first administrator, and the seeded ones are warned of', async () => {
    const before = await room.rows.find();
    const { dataSource, config, clock, users } = room;
    await new FirstAdmin(dataSource, config, clock).onApplicationBootstrap();
    const watch = new WellKnownPasswords(users);
    watch.onApplicationBootstrap();
    await watch.beforeApplicationShutdown();
    expect(await room.rows.find()).toEqual(before);
    const names = warned.mock.calls.map(([line]) => /^“(\w+)” still/u.exec(String(line))?.[1]);
    expect(names).toEqual(['admin', 'a303176530']);
  });
});
