import { readdirSync, readlinkSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EchoRequest } from './echo.js';
import { echoRequest } from './echo-packet.js';
import type { EchoSession } from './echo-session.js';
import { aContext, anEchoRequest } from '../testing/index.js';

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
    const never = session.echo(anEchoRequest({ address: '240.0.0.1' }), owner);
    for (const release of owned.splice(0)) release();
    expect(session.pending).toBe(0);
    await expect(session.echo(anEchoRequest(), owner)).resolves.toMatchObject({ kind: 'reply' });
    for (const release of owned) release();
    expect(session.pending).toBe(0);
    await expect(Promise.race([never, Promise.resolve('open')])).resolves.toBe('open');
  });

  it('tells those who wait with nothing else happening, neither an echo nor an end', async () => {
    const answer = await session.echo(anEchoRequest(), owner);
    expect(answer).toMatchObject({ kind: 'reply', hopLimit: 64 });
  });

  it.each([0, 1, 7, 8, 1472])('hears a reply to %i bytes', async size => {
    await expect(session.echo(anEchoRequest({ size }), owner)).resolves.toMatchObject({
      kind: 'reply',
    });
  });

  it('sends each request with its own hop limit', async () => {
    const answers = [7, 200, 7].map(ttl => session.echo(anEchoRequest({ ttl }), owner));
    // The kernel answers with a hop limit of its own.
    for (const answer of await Promise.all(answers)) expect(answer.kind).toBe('reply');
  });

  it('counts each of thousands that are under way at once', async () => {
    const asked = Array.from({ length: 3000 }, (_, at) =>
      anEchoRequest({ address: `127.1.${at >> 8}.${at & 255}` }),
    );
    const answers = await Promise.all(asked.map(each => session.echo(each, owner)));
    expect(answers.filter(({ kind }) => kind === 'reply')).toHaveLength(3000);
    expect(session.pending).toBe(0);
  });

  it('fails what is under way when its socket breaks, with the cause', async () => {
    const answer = session.echo(anEchoRequest(), owner);
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
    await raw?.rawEcho(anEchoRequest({ count: 3 }), echoes, { ...owner, context: aContext() });
    expect(echoes.roundTripsMs).toHaveLength(3);
    for (const release of owned.toReversed()) release();
    expect(sockets()).toBe(before);
  });

  it('answers over IPv6 too, however the address is written', async ({ skip }) => {
    const { EchoSession } = await import('./echo-session.js');
    let six: EchoSession;
    try {
      six = new EchoSession(6);
    } catch {
      return skip('this machine has no IPv6');
    }
    const asked = anEchoRequest({ address: '0:0::1', dontFragment: true, ttl: 3 });
    expect((await six.echo(asked, owner)).kind).toBe('reply');
    six.close();
  });

  describe('of what others send', () => {
    /** The reply to the request that was sent last, from the address, over IPv4. */
    const replyTo = (packet: Buffer): Buffer => {
      const ip = Buffer.alloc(20);
      ip[0] = 0x45;
      ip[8] = 64;
      const icmp = Buffer.from(packet);
      icmp[0] = 0;
      icmp.writeUInt16BE((packet.readUInt16BE(2) + 0x800) % 0xffff, 2);
      return Buffer.concat([ip, icmp]);
    };
    const silent = '240.0.0.1';
    /** What is sent to an address where nobody is, and so is answered by nobody but us. */
    function sending(difference: Partial<EchoRequest> = {}) {
      let packet = Buffer.alloc(0);
      const { wrap } = session.getSocket();
      const answered: unknown[] = [];
      // The kernel may have no way there at all.
      vi.spyOn(wrap, 'send').mockImplementationOnce(sent => {
        packet = Buffer.from(sent);
      });
      void session
        .echo(anEchoRequest({ address: silent, ...difference }), owner)
        .then(answer => answered.push(answer));
      return { reply: replyTo(packet), answered };
    }
    const later = () => new Promise(resolve => setImmediate(() => setImmediate(resolve)));

    const spoil = (reply: Buffer, at: number): Buffer => {
      const spoilt = Buffer.from(reply);
      spoilt.writeUInt8(spoilt.readUInt8(at) ^ 1, at);
      return spoilt;
    };

    it.each<[string, (reply: Buffer) => Buffer, string]>([
      ['with another id', reply => spoil(reply, 20 + 5), silent],
      ['with another sequence number', reply => spoil(reply, 20 + 7), silent],
      ['with another token', reply => spoil(reply, 20 + 8), silent],
      ['whose payload is spoilt', reply => spoil(reply, reply.length - 1), silent],
      ['whose checksum is spoilt', reply => spoil(reply, 20 + 2), silent],
      ['that is cut', reply => reply.subarray(0, -1), silent],
      ['without a head', reply => reply.subarray(0, 24), silent],
      ['from another address', reply => reply, '240.0.0.2'],
    ])('a reply %s counts for nobody', async (_what, change, source) => {
      const { reply, answered } = sending();
      session.onSocketMessage(change(reply), source);
      await later();
      expect(answered).toEqual([]);
      session.onSocketMessage(reply, silent);
      await later();
      expect(answered).toMatchObject([{ kind: 'reply' }]);
    });

    it('a reply that comes twice counts once', async () => {
      const { reply, answered } = sending();
      session.onSocketMessage(reply, silent);
      session.onSocketMessage(reply, silent);
      await later();
      expect(answered).toHaveLength(1);
    });

    it('a complaint about a request to elsewhere is not heard, and one about ours is', async () => {
      const { reply, answered } = sending({ size: 1400 });
      const complaint = Buffer.alloc(20 + 8 + 20 + 8);
      complaint[0] = complaint[28] = 0x45;
      complaint[20] = 3;
      complaint[21] = 4;
      complaint[28 + 9] = 1;
      complaint.set([240, 0, 0, 2], 28 + 16);
      reply.copy(complaint, 48, 20, 28);
      session.onSocketMessage(complaint, '10.0.0.254');
      await later();
      expect(answered).toEqual([]);
      complaint.set([240, 0, 0, 1], 28 + 16);
      session.onSocketMessage(complaint, '10.0.0.254');
      await later();
      expect(answered).toEqual([
        {
          kind: 'refused',
          message:
            'an echo request of 1408 bytes is too big for the way to 240.0.0.1, says 10.0.0.254',
        },
      ]);
    });

    it('a flood of forgeries from a second raw socket changes no count', async () => {
      const { EchoSession } = await import('./echo-session.js');
      const other = new EchoSession(4);
      const forge = (sequence: number, id: number) => {
        const forged = echoRequest(4, { id, sequence }, 56);
        forged[0] = 0;
        forged.writeUInt16BE((forged.readUInt16BE(2) + 0x800) % 0xffff, 2);
        other.getSocket().wrap.send(forged, 0, forged.length, '127.0.0.1', () => undefined);
      };
      const answers = Array.from({ length: 200 }, (_, at) => {
        forge(at, session.sessionId);
        forge(at, session.sessionId ^ 1);
        return session.echo(anEchoRequest(), owner);
      });
      expect((await Promise.all(answers)).map(({ kind }) => kind)).toEqual(
        answers.map(() => 'reply'),
      );
      other.close();
    });
  });
});
