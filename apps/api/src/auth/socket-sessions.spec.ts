import { Logger } from '@nestjs/common';
import { EventEmitter, once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { databases } from '../platform/database/testing/databases.js';
import { lookEveryMs, SocketSessions } from './socket-sessions.js';
import { type AuthRoom, AuthRooms, hour } from './testing/auth-room.js';

/** A machine that others use too may stand still for a while. */
const patienceMs = 15_000;

/** A socket of `ws`, as far as it matters. */
class Socket extends EventEmitter {
  readonly OPEN = 1;
  readyState = 1;
  code: number | undefined;

  close(code: number, reason: string): void {
    expect(Buffer.byteLength(reason)).toBeLessThan(124);
    if (this.readyState !== this.OPEN) return;
    this.code = code;
    this.readyState = 3;
    this.emit('close');
  }
}

describe.each(databases)('SocketSessions on $name', database => {
  let rooms: AuthRooms;
  let room: AuthRoom;
  beforeAll(async () => {
    rooms = await AuthRooms.open(database);
  }, 60_000);
  afterAll(() => rooms.close());
  let sockets: SocketSessions;
  let authorization: string;
  let id: number;
  beforeEach(async () => {
    vi.spyOn(Logger.prototype, 'error').mockReturnValue();
    vi.spyOn(Logger.prototype, 'warn').mockReturnValue();
    room = await rooms.next();
    sockets = new SocketSessions(room.sessions, room.clock);
    id = await room.addUser();
    const { token } = await room.sessions.open(await room.rows.findOneByOrFail({ id }));
    authorization = `Bearer ${token}`;
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });
  const connect = async (connectionParams?: Record<string, unknown>, headers = {}) => {
    const socket = new Socket();
    const extra = { socket, request: { headers: { host: 'a.example', ...headers } } };
    const admitted = await sockets.onConnect({ connectionParams, extra });
    expect(admitted).toBe(socket.code === undefined);
    return socket;
  };

  it('lets a socket with a valid token in', async () => {
    expect((await connect({ authorization })).code).toBeUndefined();
    expect(sockets.size).toBe(1);
  });

  it.each([undefined, {}, { authorization: 'Bearer x' }, { authorization: 1 }])(
    'closes one that brings %j with 4401',
    async params => {
      expect((await connect(params)).code).toBe(4401);
      expect(sockets.size).toBe(0);
      expect(room.clock.pending).toBe(0);
    },
  );

  it("closes another site's with 4403", async () => {
    const headers = { origin: 'https://evil.example' };
    expect((await connect({ authorization }, headers)).code).toBe(4403);
  });

  it.each([
    ['frozen', { enable: 2 }],
    ['deleted', { deletedAt: new Date(0) }],
    ['given another password', { password: 'x' }],
  ])('closes the sockets of who was %s within 10 s, and only those', async (_, parts) => {
    const other = await room.addUser({ username: 'bob', password: 'bob' });
    const bob = await room.sessions.open(await room.rows.findOneByOrFail({ id: other }));
    const theirs = await Promise.all([connect({ authorization }), connect({ authorization })]);
    const bobs = await connect({ authorization: `Bearer ${bob.token}` });
    await room.rows.update({ id }, parts);
    const closed = Promise.all(theirs.map(socket => once(socket, 'close')));
    room.clock.advance(lookEveryMs);
    await closed;
    expect(theirs.map(({ code }) => code)).toEqual([4401, 4401]);
    expect(bobs.code).toBeUndefined();
  });

  it('closes a socket whose token expires', async () => {
    const socket = await connect({ authorization });
    room.clock.advance(12 * hour);
    await vi.waitFor(() => {
      room.clock.advance(lookEveryMs);
      expect(socket.code).toBe(4401);
    }, patienceMs);
  });

  it('lets open sockets stay while the database is away, and asks new ones to come again', async () => {
    const socket = await connect({ authorization });
    await room.dataSource.destroy();
    await room.clock.play(60_000, 1000);
    expect(socket.code).toBeUndefined();
    expect((await connect({ authorization })).code).toBe(1013);
  });

  it('plans nothing once the last socket is closed', async () => {
    const socket = await connect({ authorization });
    socket.close(1000, 'Bye');
    expect(sockets.size).toBe(0);
    await vi.waitFor(() => {
      room.clock.advance(lookEveryMs);
      expect(room.clock.pending).toBe(0);
    }, patienceMs);
  });
});
