import { spawnSync } from 'node:child_process';
import { closeSync, constants, openSync } from 'node:fs';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createCheckers } from './checkers.js';
import { Names } from './network/resolve.js';
import {
  aContext,
  aTcpTarget,
  aDnsTarget,
  anHttpTarget,
  dnsServer,
  httpServer,
} from './testing/index.js';

it('no check waits for the thread pool', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dialtone-pool-'));
  await using dns = await dnsServer({ 'web.test': { A: ['127.0.0.1'] } });
  await using web = await httpServer((_request, response) => response.end('ok'));
  const resolvConf = join(folder, 'resolv.conf');
  await writeFile(resolvConf, `nameserver [127.0.0.1]:${dns.port}\n`);
  const {
    http,
    tcp,
    dns: ask,
  } = createCheckers(new Names({ hosts: join(folder, 'hosts'), resolvConf }));
  const byName = anHttpTarget({ url: `http://web.test:${web.port}` });
  await http(byName, aContext());

  // Opening a pipe waits for its other end: each of these holds a thread until then.
  const pipe = join(folder, 'pipe');
  spawnSync('mkfifo', [pipe]);
  const threads = Array.from({ length: 16 }, () => open(pipe, 'r'));
  const outcomes = await Promise.all([
    http(byName, aContext()),
    http(anHttpTarget({ url: `http://localhost:${web.port}` }), aContext()),
    tcp(aTcpTarget({ host: 'web.test', port: web.port }), aContext()),
    ask(aDnsTarget({ host: 'web.test', resolver: dns.address }), aContext()),
  ]);
  expect(outcomes.map(({ up }) => up)).toEqual([true, true, true, true]);

  const otherEnd = openSync(pipe, constants.O_RDWR);
  for (const thread of await Promise.all(threads)) await thread.close();
  closeSync(otherEnd);
  await rm(folder, { recursive: true });
});
