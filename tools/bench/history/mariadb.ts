import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { throwawayFolder } from '../fleet/at-the-end.ts';
import { isInstalled, startProgram } from '../fleet/program.ts';
import { freePort } from '../free-port.ts';

const [server, installer] = ['mariadbd', 'mariadb-install-db'];

export interface MariaDb {
  readonly pid: number;
  readonly port: number;
  /** Where its files are. */
  readonly data: string;
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
    stop: async () => {
      await stop();
      folder.remove();
    },
  };
}
