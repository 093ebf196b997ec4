import { readdirSync, readlinkSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EchoSession } from './echo-session.js';

const raw = await import('./raw-echo.js').catch(() => undefined);
const mayRaw = raw?.mayOpenRawSockets() === true;

/** The sockets that this process holds, of every kind. */
const sockets = () =>
  readdirSync('/proc/self/fd').filter(fd => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).startsWith('socket:');
    } catch {
      // The handle by which the folder itself was read.
      return false;
    }
  }).length;

describe.skipIf(!mayRaw)('a session on raw sockets (skipped where they are not permitted)', () => {
  let session: EchoSession;
  let before = 0;
  const owned: (() => void)[] = [];
  const owner = { own: (release: () => void) => void owned.push(release) };

  beforeEach(async () => {
    before = sockets();
    const { EchoSession } = await import('./echo-session.js');
    session = new EchoSession(4);
  });
  afterEach(() => {
    session.close();
    owned.length = 0;
  });

  it('takes a request back without a trace, sent or not', async () => {
    const never = session.echo('240.0.0.1', 10_000, owner);
    for (const release of owned.splice(0)) release();
    expect(session.reqs).toEqual({});
    await expect(session.echo('127.0.0.1', 1000, owner)).resolves.toMatchObject({ kind: 'reply' });
    for (const release of owned) release();
    expect(session.reqs).toEqual({});
    await expect(Promise.race([never, Promise.resolve('open')])).resolves.toBe('open');
  });

  it('fails what is under way when its socket breaks, with the cause', async () => {
    const answer = session.echo('127.0.0.1', 1000, owner);
    const cause = new Error('Bad file descriptor');
    session.emit('error', cause);
    await expect(answer).rejects.toBe(cause);
    expect(session.broken).toBe(cause);
    for (const release of owned) release();
  });

  it('closes its socket', () => {
    session.close();
    expect(sockets()).toBe(before);
  });

  it('leaves no socket behind when nobody asks any more', async () => {
    session.close();
    const { Echoes } = await import('./echo.js');
    const echoes = new Echoes();
    await raw?.rawEcho({ address: '127.0.0.1', count: 3, timeoutMs: 1000 }, echoes, owner);
    expect(echoes.roundTripsMs).toHaveLength(3);
    for (const release of owned.toReversed()) release();
    expect(sockets()).toBe(before);
  });

  it('knows which request an ICMPv6 error is about', async ({ skip }) => {
    const { EchoSession } = await import('./echo-session.js');
    let six: EchoSession;
    try {
      six = new EchoSession(6);
    } catch {
      return skip('this machine has no IPv6');
    }
    const answer = six.echo('::1', 1000, owner);
    const [request] = Object.values(six.reqs);
    // Destination unreachable, no route; inside, the IPv6 header and the echo request.
    const packet = Buffer.alloc(8 + 40 + 8);
    packet.writeUInt8(1, 0);
    packet.writeUInt16BE(six.sessionId, 8 + 40 + 4);
    packet.writeUInt16BE(request?.id ?? 0, 8 + 40 + 6);
    expect(six.fromBuffer(packet)).toBe(request);
    packet.writeUInt16BE(six.sessionId ^ 1, 8 + 40 + 4);
    expect(six.fromBuffer(packet)).toBeUndefined();
    expect(six.fromBuffer(packet.subarray(0, 20))).toBeUndefined();
    await answer;
    six.close();
  });
});
