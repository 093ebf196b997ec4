import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { HistoryPlace } from '@dialtone/history';
import { createConnection } from 'mysql2/promise';
import { throwawayFolder } from '../fleet/at-the-end.ts';
import { isInstalled, startProgram } from '../fleet/program.ts';
import { freePort } from '../free-port.ts';

const [server, installer] = ['mariadbd', 'mariadb-install-db'];

export interface MariaDb {
  readonly pid: number;
  readonly port: number;
  /** Where its files are. */
  readonly data: string;
  /** Makes a database of this name, and says where it is. */
  readonly place: (database: string) => Promise<HistoryPlace>;
  readonly stop: () => Promise<void>;
}

/** Debian's server with its usual settings, on the loopback, in a folder that goes; undefined where there is none. */
export async function startMariaDb(): Promise<MariaDb | undefined> {
  if (!isInstalled(server)) return undefined;
  const folder = throwawayFolder();
  const data = join(folder.path, 'data');
  // Only root must say as whom it runs.
  const usual = [
    '--no-defaults',
    `--datadir=${data}`,
    ...(process.getuid?.() === 0 ? ['--user=root'] : []),
  ];
  const { status, stderr } = spawnSync(
    installer,
    [...usual, '--auth-root-authentication-method=normal', '--skip-test-db', '--skip-name-resolve'],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`MariaDB could not be installed: ${stderr}`);
  const port = await freePort();
  const { pid, stop } = await startProgram({
    command: [
      server,
      ...usual,
      `--socket=${join(folder.path, 'socket')}`,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      '--skip-name-resolve',
    ],
    cwd: folder.path,
    urlIn: said =>
      said.includes('ready for connections') ? `mysql://127.0.0.1:${port}` : undefined,
  });
  return {
    pid,
    port,
    data,
    place: async database => makeDatabase(port, database),
    stop: async () => {
      await stop();
      folder.remove();
    },
  };
}

async function makeDatabase(port: number, database: string): Promise<HistoryPlace> {
  const server = { host: '127.0.0.1', port, user: 'root', password: '' };
  const connection = await createConnection(server);
  await connection.query(`CREATE DATABASE ${database} CHARACTER SET utf8mb4`);
  await connection.end();
  return { kind: 'mysql', ...server, database };
}
