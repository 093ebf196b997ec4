import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createEgress } from '../network/egress.js';
import { Names } from '../network/resolve.js';
import { tcpChecker } from './tcp.js';
import { aContext, aTcpTarget, deadPort, tcpServer } from '../testing/index.js';

const checkTcp = tcpChecker(new Names());

describe('a tcp target', () => {
  it('is up when the connection stands, and sends nothing', async () => {
    const heard: Buffer[] = [];
    await using server = await tcpServer(socket => socket.on('data', data => heard.push(data)));
    const outcome = await checkTcp(
      aTcpTarget({ host: server.host, port: server.port }),
      aContext(),
    );
    expect(outcome).toMatchObject({ up: true, phases: [{ name: 'resolve' }, { name: 'connect' }] });
    await server.quiet();
    expect(heard).toEqual([]);
    expect(server.visits).toBe(1);
  });

  it('is reached over IPv6', async ({ skip }) => {
    const server = await tcpServer(undefined, '::1').catch(() => undefined);
    if (server === undefined) return skip('this machine has no IPv6 loopback');
    const outcome = await checkTcp(aTcpTarget({ host: '::1', port: server.port }), aContext());
    expect(outcome.up).toBe(true);
    await server.close();
  });

  it('is tried at each address of its name', async ({ skip }) => {
    const server = await tcpServer(undefined, '::1').catch(() => undefined);
    if (server === undefined) return skip('this machine has no IPv6 loopback');
    const names = new Names({ hosts: '/nowhere/hosts', resolvConf: '/nowhere/resolv.conf' });
    const target = aTcpTarget({ host: 'app.localhost', port: server.port });
    expect((await tcpChecker(names)(target, aContext())).up).toBe(true);
    await server.close();
  });

  it('is down where nobody listens', async () => {
    const port = await deadPort();
    const outcome = await checkTcp(aTcpTarget({ host: '127.0.0.1', port }), aContext());
    expect(outcome).toMatchObject({
      up: false,
      reason: 'CONNECT',
      message: `refused by 127.0.0.1:${port}`,
    });
  });

  it('is blocked where the egress policy refuses its address, and is not visited', async () => {
    await using server = await tcpServer();
    const egress = createEgress({ deny: ['127.0.0.0/8', '::1'], allow: [] });
    const target = (host: string) => aTcpTarget({ host, port: server.port });
    await expect(checkTcp(target('127.0.0.1'), aContext({ egress }))).resolves.toMatchObject({
      reason: 'BLOCKED',
      message: "connections to 127.0.0.1 are refused by this system's egress policy",
    });
    for (const host of ['localhost', '0.0.0.0', '::ffff:127.0.0.1'])
      await expect(checkTcp(target(host), aContext({ egress }))).resolves.toMatchObject({
        reason: 'BLOCKED',
      });
    expect(server.visits).toBe(0);
  });

  it('leaves nothing behind, checked by hundreds at once', async () => {
    await using server = await tcpServer();
    const { signal } = new AbortController();
    const target = aTcpTarget({ host: server.host, port: server.port });
    const outcomes = await Promise.all(
      Array.from({ length: 300 }, () => checkTcp(target, aContext({ signal }))),
    );
    expect(outcomes.filter(({ up }) => up)).toHaveLength(300);
    await server.quiet();
    expect(getEventListeners(signal, 'abort')).toEqual([]);
    await expect
      .poll(() => process.getActiveResourcesInfo().filter(name => name.startsWith('TCPSocket')))
      .toEqual([]);
  });
});
