import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { connect as open, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Watch } from '../observe.js';
import { dial } from './connect.js';
import { Names } from './resolve.js';
import { tcpChecker } from '../tcp/tcp.js';
import { aContext, aTcpTarget, overBy } from '../testing/index.js';

/**
 * A host that answers no attempt to connect: its process stands still, and the queue of those who wait is full. The
 * kernel then drops what knocks.
 */
const program = `
  require('node:net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, function () {
    console.log(this.address().port);
  });
`;
const host = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
const waiting: Socket[] = [];
let port = 0;
let folder = '';
let names: Names;

beforeAll(async () => {
  const [line] = (await once(host.stdout, 'data')) as [Buffer];
  port = Number(line.toString());
  host.kill('SIGSTOP');
  for (let at = 0; at < 8; at += 1)
    waiting.push(open({ host: '127.0.0.1', port }).on('error', () => undefined));
  await Promise.all(waiting.slice(0, 2).map(socket => once(socket, 'connect')));
  folder = await mkdtemp(join(tmpdir(), 'dialtone-connect-'));
  const hosts = join(folder, 'hosts');
  await writeFile(hosts, '127.0.0.1 two.test\n127.0.0.2 two.test\n');
  names = new Names({ hosts, resolvConf: join(folder, 'resolv.conf') });
});

afterAll(async () => {
  for (const socket of waiting) socket.destroy();
  host.kill('SIGKILL');
  await rm(folder, { recursive: true });
});

describe('a host that answers no attempt to connect', () => {
  it('is TIMEOUT at the deadline', async () => {
    const timeoutMs = 300;
    const signal = AbortSignal.timeout(timeoutMs);
    const target = aTcpTarget({ host: '127.0.0.1', port });
    const checking = tcpChecker(names)(target, aContext({ signal, timeoutMs }));
    const outcome = await overBy(signal, checking);
    expect(outcome).toMatchObject({
      reason: 'TIMEOUT',
      message: `no answer from 127.0.0.1:${port} within 300 ms`,
    });
    expect(outcome.phases.map(({ name }) => name)).toEqual(['resolve', 'connect']);
  });

  it('leaves time for the next address of the name', async () => {
    const server = createServer().listen(port, '127.0.0.2');
    await once(server, 'listening');
    const timeoutMs = 3000;
    const signal = AbortSignal.timeout(timeoutMs);
    const target = aTcpTarget({ host: 'two.test', port });
    const outcome = await tcpChecker(names)(target, aContext({ signal, timeoutMs }));
    expect(outcome.up).toBe(true);
    expect(outcome.latencyMs).toBeGreaterThan(500);
    server.close();
  });

  it('is told of with every address, when none answers', async () => {
    const timeoutMs = 2500;
    const signal = AbortSignal.timeout(timeoutMs);
    const target = aTcpTarget({ host: 'two.test', port });
    const outcome = await tcpChecker(names)(target, aContext({ signal, timeoutMs }));
    expect(outcome).toMatchObject({
      reason: 'CONNECT',
      message: `no answer from 127.0.0.1:${port} to the attempt to connect; refused by 127.0.0.2:${port}`,
    });
  });
});

it('leaves nothing of the check with the socket once it is connected', async () => {
  const server = createServer(socket => socket.on('error', () => undefined));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port: open } = server.address() as { port: number };
  const watch = new Watch(aContext());
  const socket = await dial(watch, { addresses: ['127.0.0.1'], port: open });
  expect([socket.listenerCount('connect'), socket.listenerCount('error')]).toEqual([0, 1]);
  // And what the system says later is nobody's, and no uncaught error.
  socket.emit('error', new Error('late'));
  watch.close();
  server.close();
});
