import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Names } from './resolve.js';
import type { TestDnsServer } from '../testing/index.js';
import { dnsServer } from '../testing/index.js';

let folder = '';
let server: TestDnsServer;
let files: { hosts: string; resolvConf: string };

const conf = (text = '') => `nameserver [${server.host}]:${server.port}\n${text}\n`;
/** What a piece of work that is over at once resolves. */
async function resolve(names: Names, host: string): Promise<readonly string[]> {
  const releases: (() => void)[] = [];
  try {
    return await names.addressesOf(host, { own: release => void releases.push(release) });
  } finally {
    for (const release of releases) release();
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dialtone-names-'));
  server = await dnsServer({
    'both.test': { A: ['10.0.0.1', '10.0.0.2'], AAAA: ['fd00::1'] },
    'six.test': { AAAA: ['fd00::6'] },
    'plain.corp.test': { A: ['10.0.1.1'] },
    'a.b.corp.test': { A: ['10.0.1.2'] },
    plain: { A: ['10.0.9.9'] },
    'in-hosts.test': { A: ['10.0.9.9'] },
    'text.test': { TXT: ['only'] },
    'broken.test': 'SERVFAIL',
    'xn--fsqu00a.xn--0zwm56d': { A: ['10.0.2.1'] },
  });
  files = { hosts: join(folder, 'hosts'), resolvConf: join(folder, 'resolv.conf') };
  await writeFile(files.hosts, '10.0.3.1 In-Hosts.test in-hosts\n10.0.3.2 in-hosts\n');
  await writeFile(files.resolvConf, conf('search corp.test'));
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

describe('a host', () => {
  it.each(['10.1.2.3', '::1', 'fe80::1%lo'])(
    'that is the address %s stands for itself',
    async host => {
      await expect(resolve(new Names(files), host)).resolves.toEqual([host]);
    },
  );

  it('is looked for in the hosts file first, in any letter case', async () => {
    const names = new Names(files);
    await expect(resolve(names, 'IN-HOSTS.test')).resolves.toEqual(['10.0.3.1']);
    await expect(resolve(names, 'in-hosts')).resolves.toEqual(['10.0.3.1', '10.0.3.2']);
  });

  it('of this machine needs neither file nor server', async () => {
    const names = new Names({ hosts: '/nowhere/hosts', resolvConf: '/nowhere/resolv.conf' });
    for (const host of ['localhost', 'LOCALHOST', 'app.localhost', 'localhost.'])
      expect([...(await resolve(names, host))].sort()).toEqual(['127.0.0.1', '::1']);
  });

  it.each(['0xa9fea9fe', '2852039166', '0251.0376.0251.0376', '127.1'])(
    'that only old resolvers take for an address, %s, is a name',
    async host => {
      await expect(resolve(new Names(files), host)).rejects.toMatchObject({ reason: 'DNS' });
    },
  );

  it('has the addresses of both families', async () => {
    const addresses = await resolve(new Names(files), 'both.test');
    expect([...addresses].sort()).toEqual(['10.0.0.1', '10.0.0.2', 'fd00::1']);
    await expect(resolve(new Names(files), 'six.test')).resolves.toEqual(['fd00::6']);
  });

  it('is looked for in the search domains when it has few dots, and not when it ends in one', async () => {
    const names = new Names(files);
    await expect(resolve(names, 'plain')).resolves.toEqual(['10.0.1.1']);
    await expect(resolve(names, 'plain.')).resolves.toEqual(['10.0.9.9']);
    // With a dot it is tried as it stands first.
    await expect(resolve(names, 'a.b')).resolves.toEqual(['10.0.1.2']);
    expect(server.questions).toContain('a.b A');
  });

  it('may have an international name', async () => {
    await expect(resolve(new Names(files), '例子.测试')).resolves.toEqual(['10.0.2.1']);
  });
});

describe('a host without an address', () => {
  it.each([
    ['nobody.test', 'the name nobody.test does not exist'],
    ['text.test', 'the name text.test has no address'],
  ])('%s is DNS: %s', async (host, message) => {
    await writeFile(files.resolvConf, conf());
    await expect(resolve(new Names(files), host)).rejects.toMatchObject({ reason: 'DNS', message });
  });

  it('is told apart from one whose server fails, wherever else it was looked for', async () => {
    await writeFile(files.resolvConf, conf('search elsewhere.test'));
    await expect(resolve(new Names(files), 'broken.test')).rejects.toMatchObject({
      reason: 'DNS',
      message: `the DNS server ${server.address} failed to answer for broken.test (SERVFAIL)`,
    });
  });
});

it('follows the files when they change', async () => {
  const names = new Names(files);
  await writeFile(files.hosts, '10.0.4.1 moved\n');
  await expect(resolve(names, 'moved')).resolves.toEqual(['10.0.4.1']);
  await writeFile(files.hosts, '10.0.4.22 moved\n');
  await expect(resolve(names, 'moved')).resolves.toEqual(['10.0.4.22']);
  await rm(files.hosts);
  await writeFile(files.resolvConf, conf('search elsewhere.test'));
  await expect(resolve(names, 'moved')).rejects.toMatchObject({ reason: 'DNS' });
  expect(server.questions).toContain('moved.elsewhere.test A');
});
