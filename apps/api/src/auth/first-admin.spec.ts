import { Logger } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { databases } from '../platform/database/testing/databases.js';
import { FirstAdmin } from './first-admin.js';
import { hashPassword } from './password.js';
import { aConfig, type AuthRoom, AuthRooms } from './testing/auth-room.js';
import { WellKnownPasswords } from './well-known-passwords.js';

describe.each(databases)('FirstAdmin on $name', database => {
  let rooms: AuthRooms;
  let room: AuthRoom;
  beforeAll(async () => {
    rooms = await AuthRooms.open(database);
  }, 60_000);
  afterAll(() => rooms.close());
  let printed: string[];
  beforeEach(async () => {
    room = await rooms.next();
    printed = [];
    vi.spyOn(process.stdout, 'write').mockImplementation(text => {
      printed.push(String(text));
      return true;
    });
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });
  const start = (environment: Record<string, string> = {}) => {
    const config = aConfig(room.config.dataDir, environment);
    return new FirstAdmin(room.dataSource, config, room.clock).onApplicationBootstrap();
  };
  const signIn = (username: string, password: string) =>
    room.signIns.signIn({ username, password, ip: '::1' });

  it('creates the administrator as Gin-Vue-Admin would, and shows the password once', async () => {
    await start();
    expect(printed).toHaveLength(1);
    const shown =
      /^A first administrator was created: user admin, password ([\w-]{23})\. It is shown only this once\.\n$/u.exec(
        printed[0] ?? '',
      );
    expect((await signIn('admin', shown?.[1] ?? '')).user).toMatchObject({
      username: 'admin',
    });
    const now = new Date(room.clock.now());
    const found = await room.rows.find();
    expect(found).toMatchObject([
      { authorityId: 888, enable: 1, nickName: 'admin', createdAt: now, updatedAt: now },
    ]);
    expect(await room.dataSource.query('SELECT * FROM sys_user_authority')).toMatchObject([
      { sys_user_id: found[0]?.id, sys_authority_authority_id: 888 },
    ]);
    expect(
      await room.dataSource.query(
        'SELECT authority_id, authority_name, parent_id, default_router FROM sys_authorities',
      ),
    ).toEqual([
      { authority_id: 888, authority_name: '普通用户', parent_id: 0, default_router: 'dashboard' },
    ]);
  });

  it('takes the given password, and does not show it', async () => {
    await start({ ADMIN_USERNAME: 'root', ADMIN_PASSWORD: 'pw' });
    expect(printed).toEqual([
      'A first administrator was created: user root, with the password of ADMIN_PASSWORD.\n',
    ]);
    await signIn('root', 'pw');
  });

  it('creates nobody where somebody is, however frozen', async () => {
    await room.addUser({ enable: 2 });
    await start();
    expect(printed).toEqual([]);
    expect(await room.rows.count()).toBe(1);
  });

  it('creates one where all are deleted, and leaves the role that is there', async () => {
    await room.addUser({ username: 'admin', deletedAt: new Date(0) });
    await room.dataSource.query(
      "INSERT INTO sys_authorities (authority_id, authority_name) VALUES (888, 'ours')",
    );
    await start({ ADMIN_PASSWORD: 'pw' });
    await signIn('admin', 'pw');
    expect(await room.dataSource.query('SELECT authority_name FROM sys_authorities')).toEqual([
      { authority_name: 'ours' },
    ]);
  });

  it('creates one however many servers start at once', async () => {
    await Promise.all([start(), start(), start()]);
    expect(await room.rows.count()).toBe(1);
    expect(printed).toHaveLength(1);
  });

  it('warns of seeded users with their well-known password, and of nobody else', async () => {
    const warned = vi.spyOn(Logger.prototype, 'warn').mockReturnValue();
    const password = await hashPassword('123456');
    await room.addUser({ username: 'admin', password });
    await room.addUser({ username: 'a303176530', password: await hashPassword('changed') });
    await room.addUser({ username: 'somebody', password });
    const watch = new WellKnownPasswords(room.users);
    watch.onApplicationBootstrap();
    await watch.beforeApplicationShutdown();
    expect(warned.mock.calls).toEqual([
      [
        '“admin” still has the password that every Gin-Vue-Admin starts with. Change it: anybody can sign in.',
      ],
    ]);
  });
});
