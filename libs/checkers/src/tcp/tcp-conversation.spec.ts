import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { getCACertificates, setDefaultCACertificates, TLSSocket } from 'node:tls';
import type { ExpectationInput, Step } from '@dialtone/model';
import { beforeAll, describe, expect, it } from 'vitest';
import { createEgress } from '../network/egress.js';
import { Names } from '../network/resolve.js';
import { tcpChecker } from './tcp.js';
import {
  aContext,
  aTcpTarget,
  createCertificate,
  deadPort,
  tcpServer,
  tlsServer,
} from '../testing/index.js';

const check = tcpChecker(new Names());
const authority = createCertificate({ commonName: 'Test Authority', hosts: [], isAuthority: true });
const issued = createCertificate({ issuer: authority });

beforeAll(() => {
  setDefaultCACertificates([...getCACertificates(), authority.cert]);
});

type Given = Partial<Step>;

/** Says a greeting, and answers to what it hears; without an answer it hangs up. */
const speaker = (
  greeting: string | Buffer,
  answer: (heard: string) => string | undefined = () => '',
) =>
  tcpServer(socket => {
    socket.write(greeting);
    socket.on('data', data => {
      const said = answer(data.toString());
      if (said === undefined) socket.end();
      else socket.write(said);
    });
  });

const step = (given: Given): Step => ({ encoding: 'TEXT', startTls: false, ...given });

const visit = (
  port: number,
  steps: readonly Given[],
  more: Parameters<typeof aTcpTarget>[0] | object = {},
) =>
  check(
    aTcpTarget({ host: '127.0.0.1', port, conversation: steps.map(step), ...more }),
    aContext(),
  );

describe('a conversation', () => {
  it('goes in turn, and what it caught is said and shown', async () => {
    const heard: string[] = [];
    await using server = await speaker('* noise\r\n220 hello k=42 x\r\n', said => {
      heard.push(said);
      return 'OK 42\n';
    });
    const outcome = await visit(server.port, [
      { expect: '^220 (?P<word>\\w+) k=(?<key>[0-9]+) (x)' },
      { send: 'GET ${key} ${3} ${none} ${word}\r\n' },
      { expect: 'OK ${key}|^OK 42$' },
    ]);
    expect(heard).toEqual(['GET 42 x ${none} hello\r\n']);
    expect(outcome).toMatchObject({ up: true });
    expect(outcome.sight?.talk).toEqual({
      reply: '* noise\r\n220 hello k=42 x\r\nOK 42\n',
      bytes: 33,
      captures: { word: 'hello', key: '42' },
      steps: 3,
    });
    expect(outcome.phases.map(({ name }) => name)).toEqual(['resolve', 'connect', 'processing']);
    expect(server.visits).toBe(1);
  });

  it('may be of bytes', async () => {
    await using server = await speaker(Buffer.from([0xff, 0x0a, 0x00]), () => '\u0001');
    const bytes = (given: Given) => ({ encoding: 'HEX' as const, ...given });
    await expect(
      visit(server.port, [bytes({ expect: 'FF 0a00', send: '00' }), bytes({ expect: '01' })]),
    ).resolves.toMatchObject({ up: true });
    await expect(visit(server.port, [bytes({ expect: 'ff 0b' })])).resolves.toMatchObject({
      up: false,
      reason: 'ANSWER',
      message: `${server.address} said ff 0a, expected the bytes ff 0b`,
    });
  });

  it('is down with what was said when the peer closes before it is as expected', async () => {
    await using server = await tcpServer(socket => socket.end('421 busy\r\n421 later'));
    await expect(visit(server.port, [{ expect: '^220 ' }])).resolves.toMatchObject({
      up: false,
      reason: 'ANSWER',
      message: `${server.address} said “421 busy 421 later” and closed, expected “^220 ”`,
      sight: { talk: { reply: '421 busy\r\n421 later', steps: 0 } },
    });
    await using silent = await tcpServer(socket => socket.end());
    await expect(visit(silent.port, [{ expect: '^220 ' }])).resolves.toMatchObject({
      reason: 'ANSWER',
      message: `${silent.address} said nothing and closed, expected “^220 ”`,
    });
  });

  it('never shows what was sent, though the peer says it back', async () => {
    await using server = await tcpServer(socket => {
      socket.on('data', data => socket.end(`500 unknown: ${data.toString()}`));
    });
    const outcome = await visit(server.port, [
      { send: 'PASS s3cret-word\r\n' },
      { expect: '^200', send: 'never' },
    ]);
    expect(outcome).toMatchObject({ up: false, reason: 'ANSWER' });
    expect(JSON.stringify(outcome)).not.toContain('s3cret');
    expect(outcome.sight?.talk?.reply).toBe('500 unknown: ********\r\n');
  });

  it('is judged by its reply and its captures', async () => {
    await using server = await speaker('SSH-2.0-OpenSSH_9.2\r\n');
    const reply: ExpectationInput = {
      subject: 'REPLY',
      comparison: 'CONTAINS',
      values: ['OpenSSH'],
    };
    const version: ExpectationInput = {
      subject: 'CAPTURE',
      name: 'version',
      comparison: 'GREATER',
      values: ['9.5'],
    };
    await expect(visit(server.port, [], { expectations: [reply] })).resolves.toMatchObject({
      up: true,
    });
    const outcome = await visit(server.port, [{ expect: 'OpenSSH_(?P<version>[0-9.]+)' }], {
      expectations: [reply, version],
    });
    expect(outcome).toMatchObject({ up: false, reason: 'ANSWER' });
    expect(outcome.judged?.map(({ held, actual }) => [held, actual])).toEqual([
      [true, 'SSH-2.0-OpenSSH_9.2\r\n'],
      [false, '9.2'],
    ]);
  });

  it('goes on in secret after a step that begins TLS', async () => {
    const { cert, key } = issued;
    await using server = await tcpServer(socket => {
      socket.write('220 ready\r\n');
      socket.once('data', () => {
        socket.write('220 go\r\n');
        const secured = new TLSSocket(socket, { isServer: true, cert, key, ca: cert });
        secured.on('data', (said: Buffer) => secured.write(`250 ${said.toString()}`));
      });
    });
    const steps: Given[] = [
      { expect: '^220', send: 'STARTTLS\r\n' },
      { expect: '^220', startTls: true },
      { send: 'EHLO x\r\n' },
      { expect: '^250 EHLO x$' },
    ];
    await expect(visit(server.port, steps, { host: 'localhost' })).resolves.toMatchObject({
      up: true,
      sight: { talk: { steps: 4 }, tls: { trusted: true } },
    });
  });

  it('may be secret from the beginning', async () => {
    await using server = await tlsServer(issued);
    await expect(
      visit(server.port, [{ send: 'x' }], { host: 'localhost', security: 'TLS' }),
    ).resolves.toMatchObject({ up: true, sight: { tls: { trusted: true }, talk: { steps: 1 } } });
    await expect(
      visit(server.port, [], { security: 'TLS', host: 'localhost', tls: undefined }),
    ).resolves.toMatchObject({ up: true });
  });
});

async function udpServer(answer: (said: Buffer) => (string | Buffer)[]) {
  const socket = createSocket('udp4');
  const heard: string[] = [];
  socket.on('message', (said, from) => {
    heard.push(said.toString());
    for (const each of answer(said)) socket.send(each, from.port, from.address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return {
    heard,
    port: socket.address().port,
    [Symbol.asyncDispose]: async () => {
      const closed = once(socket, 'close');
      socket.close();
      await closed;
    },
  };
}

describe('a conversation by UDP', () => {
  const udp = (port: number, steps: readonly Given[], context = aContext()) =>
    check(
      aTcpTarget({ host: '127.0.0.1', port, transport: 'UDP', conversation: steps.map(step) }),
      context,
    );

  it('is up when anything comes back, or what is expected', async () => {
    await using server = await udpServer(said => ['noise', `you said ${said.toString()}`]);
    await expect(udp(server.port, [{ send: 'ping' }])).resolves.toMatchObject({
      up: true,
      sight: { address: '127.0.0.1', talk: { reply: 'noise', bytes: 5, steps: 1 } },
    });
    const expected = [{ send: 'ping' }, { expect: '^you said (?P<word>.*)$' }];
    await expect(udp(server.port, expected)).resolves.toMatchObject({
      up: true,
      sight: { talk: { captures: { word: 'ping' } } },
    });
    expect(server.heard).toEqual(['ping', 'ping']);
  });

  it('is refused where nobody listens', async () => {
    const port = await deadPort();
    await expect(udp(port, [{ send: 'ping' }])).resolves.toMatchObject({
      up: false,
      reason: 'CONNECT',
      message: `refused by 127.0.0.1:${port}`,
    });
  });

  it('is late where nothing comes back, and says what was waited for', async () => {
    await using server = await udpServer(() => []);
    const context = aContext({ signal: AbortSignal.timeout(500), timeoutMs: 500 });
    await expect(udp(server.port, [{ send: 'a' }], context)).resolves.toMatchObject({
      reason: 'TIMEOUT',
      message: `no answer from 127.0.0.1:${server.port} within 500 ms`,
    });
    const again = aContext({ signal: AbortSignal.timeout(500), timeoutMs: 500 });
    await expect(udp(server.port, [{ send: 'a' }, { expect: 'b' }], again)).resolves.toMatchObject({
      reason: 'TIMEOUT',
      message: `no line came from 127.0.0.1:${server.port} that matches “b” within 500 ms`,
    });
  });

  it('is not had with whom the egress policy refuses', async () => {
    await using server = await udpServer(() => ['x']);
    const egress = createEgress({ deny: ['127.0.0.0/8'], allow: [] });
    await expect(udp(server.port, [{ send: 'a' }], aContext({ egress }))).resolves.toMatchObject({
      reason: 'BLOCKED',
    });
    expect(server.heard).toEqual([]);
  });
});
