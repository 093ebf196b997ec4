import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it, onTestFinished } from 'vitest';
import { createDataSource } from './data-source.js';
import { throwawaySqlite } from './testing/sqlite.js';

const folder = join(import.meta.dirname, 'testing');

/** Writes to the file until it has said so many lines, and is killed in the middle of the next. */
async function writeUntilKilled(path: string, lines: number): Promise<number> {
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      '--experimental-transform-types',
      `--import=${join(folder, 'resolve-sources.mjs')}`,
      join(folder, 'write-until-killed.ts'),
      path,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  // It never ends by itself, not even when nobody listens any more.
  onTestFinished(() => void child.kill('SIGKILL'));
  const exit = once(child, 'exit');
  let last = 0;
  for await (const line of createInterface(child.stdout)) {
    last = Number(line);
    if (last === lines) child.kill('SIGKILL');
  }
  expect(await exit).toEqual([null, 'SIGKILL']);
  return last;
}

it('loses nothing that was committed when the process is killed', async () => {
  const location = throwawaySqlite();
  const last = await writeUntilKilled(location.path, 500);

  const dataSource = await createDataSource({ location, timeZone: 'UTC', entities: () => [] });
  const [found] = await dataSource.query<{ count: number; first: number; last: number }[]>(
    `SELECT COUNT(*) AS count, MIN(started_at) AS first, MAX(started_at) AS last FROM dialtone_results`,
  );
  const check = await dataSource.query<unknown>('PRAGMA integrity_check');
  await dataSource.destroy();
  expect(last).toBeGreaterThanOrEqual(500);
  expect(found?.last).toBeGreaterThanOrEqual(last);
  expect(found).toMatchObject({ first: 1, count: found?.last });
  expect(check).toEqual([{ integrity_check: 'ok' }]);
});
