import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEgress } from './egress.js';
import { httpChecker } from '../http/http.js';
import { Names } from './resolve.js';
import { aContext, anHttpTarget, httpServer, TestServer } from '../testing/index.js';

let folder = '';
let check: ReturnType<typeof httpChecker>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dialtone-addresses-'));
  const hosts = join(folder, 'hosts');
  await writeFile(hosts, '127.0.0.1 three.test\n127.0.0.2 three.test\n127.0.0.3 three.test\n');
  check = httpChecker(new Names({ hosts, resolvConf: join(folder, 'resolv.conf') }));
});
afterAll(() => rm(folder, { recursive: true }));

/** A server at every address, which answers each as it is told; says which were asked, in order. */
async function answering(statuses: Readonly<Record<string, number>>) {
  const asked: string[] = [];
  const server: TestServer = await httpServer((request, response) => {
    const address = request.socket.localAddress ?? '';
    asked.push(address);
    response.writeHead(statuses[address] ?? 200).end();
  }, '0.0.0.0');
  return { server, asked, url: `http://three.test:${server.port}/` };
}

describe('every address of a name', () => {
  it('is looked at where the target wants it, and only the first that answers where not', async () => {
    const { server, asked, url } = await answering({});
    await using _server = server;
    const outcome = await check(anHttpTarget({ url, allAddresses: true }), aContext());
    expect(outcome).toMatchObject({
      up: true,
      sight: { addresses: ['127.0.0.1', '127.0.0.2', '127.0.0.3'], address: '127.0.0.3' },
    });
    expect(asked).toEqual(['127.0.0.1', '127.0.0.2', '127.0.0.3']);
    await check(anHttpTarget({ url }), aContext());
    expect(asked).toHaveLength(4);
  });

  it('decides, the first that is down, and is named', async () => {
    const { server, asked, url } = await answering({ '127.0.0.2': 503 });
    await using _server = server;
    const outcome = await check(anHttpTarget({ url, allAddresses: true }), aContext());
    expect(outcome).toMatchObject({
      reason: 'STATUS',
      message: '127.0.0.2: answered 503, expected 200',
    });
    expect(asked).toEqual(['127.0.0.1', '127.0.0.2']);
  });

  it('is named once, where the sentence says it anyway', async () => {
    await using server = await httpServer((_request, response) => response.end(), '127.0.0.1');
    const url = `http://three.test:${server.port}/`;
    expect(await check(anHttpTarget({ url, allAddresses: true }), aContext())).toMatchObject({
      reason: 'CONNECT',
      message: `refused by 127.0.0.2:${server.port}`,
    });
  });

  it('is left out where the egress policy refuses it', async () => {
    const { server, asked, url } = await answering({});
    await using _server = server;
    const egress = createEgress({ deny: ['127.0.0.2'], allow: [] });
    await check(anHttpTarget({ url, allAddresses: true }), aContext({ egress }));
    expect(asked).toEqual(['127.0.0.1', '127.0.0.3']);
  });
});
