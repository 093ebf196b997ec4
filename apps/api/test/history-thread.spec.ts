import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { newestResults } from '@dialtone/history';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { ApiProcess, build, signedIn, throwawayFolder } from './support/api-process.js';

const target = createServer((_, response) => response.end('fine'));
let address: string;
beforeAll(async () => {
  build();
  target.listen(0, '127.0.0.1');
  await once(target, 'listening');
  address = `http://127.0.0.1:${(target.address() as AddressInfo).port}/`;
}, 240_000);
afterAll(() => {
  target.close();
});

const hook = pathToFileURL(join(import.meta.dirname, 'support/end-history-thread.mjs'));

/** When each run was due that was looked at or is told as missed, in milliseconds since 1970. */
function accounted(folder: string): number[] {
  const database = new Database(join(folder, 'dialtone.db'), { readonly: true });
  try {
    const looked = database
      .prepare(
        `SELECT started_at FROM dialtone_results UNION ALL SELECT started_at FROM ${newestResults}`,
      )
      .pluck()
      .all();
    const gaps = database.prepare('SELECT first_at, runs FROM dialtone_gaps').all();
    const missed = (gaps as { first_at: number; runs: number }[]).flatMap(({ first_at, runs }) =>
      Array.from({ length: runs }, (_, run) => first_at + run * 1000),
    );
    return [...(looked as number[]), ...missed].sort((one, other) => one - other);
  } finally {
    database.close();
  }
}

/** The niceness of each thread of a process that has this name: the 19th field of its `stat`, behind the name in brackets. */
const nicenessOf = (pid: number, name: string): string[] =>
  readdirSync(`/proc/${pid}/task`).flatMap(thread => {
    const [, named, rest = ''] =
      /\((.*)\) (.*)$/su.exec(readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8')) ?? [];
    return named === name ? [rest.split(' ')[16] ?? ''] : [];
  });

it.runIf(process.platform === 'linux')(
  'lets checks go first where there is one core',
  async () => {
    const api = new ApiProcess({});
    await api.url();
    expect(nicenessOf(api.processId, 'history')).toEqual(['10']);
    expect(nicenessOf(api.processId, 'MainThread')).toEqual(['0']);
    expect(await api.kill('SIGTERM')).toBe(0);
  },
  60_000,
);

it('ends the process with a sentence when the thread of the history ends, and the next start accounts for every run', async () => {
  const folder = throwawayFolder();
  const api = new ApiProcess({ NODE_OPTIONS: `--import=${hook.href}` }, folder);
  const ask = await signedIn(await api.url());
  await ask('mutation ($input: ProbeInput!) { createProbe(input: $input) { id } }', {
    input: { name: 'shop', cron: '1s', target: { http: { url: address } } },
  });
  await vi.waitFor(() => {
    expect(accounted(folder).length).toBeGreaterThan(1);
  }, 30_000);

  writeFileSync(join(folder, 'end-history'), 'now');
  expect(await api.code()).toBe(1);
  expect(api.lines.at(-1)).toContain('The thread that writes the history has ended, with 3.');
  expect(api.lines.filter(line => / {4}at /u.test(line))).toEqual([]);
  const before = accounted(folder).length;

  const next = new ApiProcess({}, folder);
  await next.url();
  await vi.waitFor(() => {
    expect(accounted(folder).length).toBeGreaterThan(before + 3);
  }, 30_000);
  expect(await next.kill('SIGTERM')).toBe(0);
  const moments = accounted(folder);
  const distances = moments.slice(1).map((at, place) => at - (moments[place] ?? at));
  // A run each second, and none twice; a check starts a little after its moment.
  expect(Math.max(...distances)).toBeLessThan(1500);
  expect(Math.min(...distances)).toBeGreaterThan(500);
}, 120_000);
