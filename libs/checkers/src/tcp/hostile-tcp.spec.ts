import type { Socket } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import type { Security, Step } from '@dialtone/model';
import { beforeAll, describe, expect, it } from 'vitest';
import { Names } from '../network/resolve.js';
import { tcpChecker } from './tcp.js';
import {
  aTcpTarget,
  besiege,
  createCertificate,
  keptBytes,
  tcpServer,
  type TestServer,
  timeoutFor,
  verdict,
  withstood,
} from '../testing/index.js';

const check = tcpChecker(new Names());
const authority = createCertificate({ commonName: 'Test Authority', hosts: [], isAuthority: true });

beforeAll(() => {
  setDefaultCACertificates([...getCACertificates(), authority.cert]);
});

interface Hostile {
  readonly talk?: (socket: Socket) => void;
  readonly security?: Security;
  readonly steps?: readonly Partial<Step>[];
  readonly reason: Parameters<typeof withstood>[0];
}

/** Says the same for ever, as fast as it is heard. */
function flood(socket: Socket): void {
  const chunk = Buffer.alloc(65_536, 'x'.repeat(63) + '\n');
  const pour = () => {
    while (socket.writable && socket.write(chunk));
  };
  socket.on('drain', pour);
  pour();
}

const drip = (socket: Socket): void => {
  const timer = setInterval(() => socket.write('x'), 10);
  socket.once('close', () => {
    clearInterval(timer);
  });
};

const hostile: Readonly<Record<string, Hostile>> = {
  'accepts and says nothing': { reason: 'UP' },
  'accepts and says nothing, where something is expected': {
    steps: [{ expect: '^220' }],
    reason: 'TIMEOUT',
  },
  'says a byte now and then': { talk: drip, steps: [{ expect: '^220' }], reason: 'TIMEOUT' },
  'floods where a line is expected': {
    talk: flood,
    steps: [{ expect: '^220' }],
    reason: 'ANSWER',
  },
  'floods where nothing is expected': { talk: flood, steps: [{ send: 'x' }], reason: 'UP' },
  'floods without a line': {
    talk: socket => {
      socket.write(Buffer.alloc(200_000));
    },
    steps: [{ expect: '^220' }],
    reason: 'ANSWER',
  },
  'resets where something is expected': {
    talk: socket => socket.once('data', () => socket.resetAndDestroy()),
    steps: [{ send: 'x' }, { expect: '^220' }],
    reason: 'CONNECT',
  },
  'stalls in the TLS handshake': { security: 'TLS', reason: 'TIMEOUT' },
  'speaks garbage instead of TLS': {
    talk: socket => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'),
    security: 'TLS',
    reason: 'TLS',
  },
  'floods instead of TLS': { talk: flood, security: 'TLS', reason: 'TLS' },
  'stalls before STARTTLS': {
    talk: socket => socket.write('220-hello\r\n'),
    security: 'SMTP',
    reason: 'TIMEOUT',
  },
  'floods before STARTTLS': {
    talk: socket => {
      socket.write('220-'.repeat(100_000));
    },
    security: 'SMTP',
    reason: 'TLS',
  },
  'says more in plain text behind the go-ahead': {
    talk: socket => {
      socket.write('+OK hello\r\n');
      socket.once('data', () => socket.write('+OK begin\r\n+OK injected\r\n'));
    },
    security: 'POP3',
    reason: 'TLS',
  },
  'stalls in the handshake behind the go-ahead': {
    talk: socket => {
      socket.write('+OK hello\r\n');
      socket.once('data', () => socket.write('+OK begin\r\n'));
    },
    security: 'POP3',
    reason: 'TIMEOUT',
  },
};

const targetOf = (server: TestServer, { security = 'PLAIN', steps = [] }: Hostile) =>
  aTcpTarget({
    host: '127.0.0.1',
    port: server.port,
    security,
    conversation: steps.map(step => ({ encoding: 'TEXT', startTls: false, ...step })),
  });

describe.each(Object.entries(hostile))('a peer that %s', (_does, peer) => {
  it('harms nobody', async () => {
    await using server = await tcpServer(peer.talk);
    const target = targetOf(server, peer);
    const harm = await besiege({
      check: context => check(target, context),
      timeoutMs: timeoutFor(peer.reason, 500),
      visits: () => server.visits,
    });
    expect(verdict(harm)).toEqual(withstood(peer.reason));
    await server.quiet();
  });

  it('leaves no memory behind, met a thousand times', async () => {
    await using server = await tcpServer(peer.talk);
    const target = targetOf(server, peer);
    const stalls = peer.reason === 'TIMEOUT';
    const kept = await keptBytes(
      async context => {
        const deadline = stalls ? { signal: AbortSignal.timeout(100), timeoutMs: 100 } : {};
        const outcome = await check(target, { ...context, ...deadline });
        expect(outcome.up ? 'UP' : outcome.reason).toBe(peer.reason);
      },
      { atOnce: stalls ? 50 : 10 },
    );
    expect(kept).toBeLessThan(2 ** 20);
  }, 60_000);
});
