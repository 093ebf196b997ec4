import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createConnection, type Connection } from 'mysql2/promise';
import type { DatabaseLocation } from '../../database-location.js';
import { installer, missing, server } from './find-maria-db.js';
import { standStill } from './stand-still.js';

type MysqlLocation = Extract<DatabaseLocation, { kind: 'mysql' }>;

/**
 * Ends the server when the spec says so or is no more, however it ended: then its ends of the pipes close,
 * so that nothing more can be said. The word `keep` keeps the files.
 */
const keeper = `
  folder=$1; shift
  "$@" & server=$!
  read -r word
  exec 2>/dev/null
  kill -9 $server; wait $server
  [ "$word" = keep ] || rm -rf "$folder"`;

/**
 * A port that the system does not give to whoever asks for any: it must still be free when the server takes it,
 * and when it comes back after a crash.
 */
async function freePort(): Promise<number> {
  const port = randomInt(20_001, 32_768);
  const socket = createServer().listen(port, '127.0.0.1');
  try {
    await once(socket, 'listening');
  } catch {
    // Taken.
    return freePort();
  }
  socket.close();
  await once(socket, 'close');
  return port;
}

/** Only root must say as whom it runs. */
const asUser = process.getuid?.() === 0 ? ['--user=root'] : [];

/** It holds nothing dear, so it need not wait for the disk. */
const careless = [
  '--innodb-log-file-size=16M',
  '--innodb-flush-log-at-trx-commit=0',
  '--innodb-doublewrite=0',
];

/** A server of its own in a temporary folder. */
export class MariaDb {
  private keeper: ChildProcess | undefined;
  private databases = 0;

  private constructor(
    private readonly folder: string,
    private readonly port: number,
  ) {}

  static async start(): Promise<MariaDb> {
    if (missing !== undefined) throw new Error(missing);
    const folder = mkdtempSync(join(tmpdir(), 'dialtone-mariadb-'));
    const mariaDb = new MariaDb(folder, await freePort());
    try {
      mkdirSync(join(folder, 'tmp'));
      install(folder);
      await mariaDb.resume();
      return mariaDb;
    } catch (error) {
      await mariaDb.stop();
      throw error;
    }
  }

  /** Starts it on the files and the port that it had. */
  async resume(): Promise<void> {
    const { folder, port } = this;
    const command = ['-c', keeper, 'sh', folder, server ?? '', '--no-defaults', ...asUser];
    const options = [
      `--datadir=${join(folder, 'data')}`,
      `--tmpdir=${join(folder, 'tmp')}`,
      `--socket=${join(folder, 's.sock')}`,
      `--pid-file=${join(folder, 'pid')}`,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      '--skip-name-resolve',
      '--innodb-buffer-pool-size=64M',
      ...careless,
      '--skip-log-bin',
      '--character-set-server=utf8mb4',
      '--default-time-zone=+00:00',
    ];
    this.keeper = spawn('sh', [...command, ...options], {
      detached: true,
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    await ready(this.keeper);
  }

  /** Ends it like a power cut. Its files stay. */
  async kill(): Promise<void> {
    await this.end('keep\n');
  }

  /** Makes it stand still: the system takes what is sent to it, and nothing is answered. */
  pause(): void {
    standStill(this.processId);
  }

  /** Lets it go on where it stood still. */
  goOn(): void {
    process.kill(this.processId, 'SIGCONT');
  }

  /** Ends it and removes its files. */
  async stop(): Promise<void> {
    await this.end('');
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** A database as Gin-Vue-Admin makes it, with nothing in it. */
  async database(): Promise<MysqlLocation> {
    this.databases += 1;
    const server = { host: '127.0.0.1', port: this.port, user: 'root', password: '' };
    const database = `test_${this.databases}`;
    const connection = await createConnection(server);
    await connection.query(
      `CREATE DATABASE ${database} CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci`,
    );
    await connection.end();
    return { kind: 'mysql', ...server, database };
  }

  private get processId(): number {
    return Number(readFileSync(join(this.folder, 'pid'), 'utf8'));
  }

  private async end(word: string): Promise<void> {
    const { keeper: child } = this;
    this.keeper = undefined;
    if (child?.exitCode !== null) return;
    const exit = once(child, 'exit');
    child.stdin?.end(word);
    await exit;
  }
}

function install(folder: string): void {
  const options = [
    '--no-defaults',
    ...asUser,
    `--datadir=${join(folder, 'data')}`,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
    '--skip-name-resolve',
    '--force',
    ...careless,
  ];
  // A server that starts clears its folder for temporary files, and with a shared one those of another install.
  const env = { ...process.env, TMPDIR: join(folder, 'tmp') };
  const { status, stderr } = spawnSync(installer ?? '', options, { encoding: 'utf8', env });
  if (status !== 0) throw new Error(`MariaDB could not be installed: ${stderr}`);
}

/** Waits for the line that says so. */
async function ready(child: ChildProcess): Promise<void> {
  if (!child.stderr) throw new Error('stderr is not a pipe');
  const said: string[] = [];
  const lines = createInterface(child.stderr);
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  lines.on('line', line => {
    said.push(line);
    if (line.includes('ready for connections')) resolve(undefined);
    if (line.includes('[ERROR]')) reject(new Error(line));
  });
  lines.on('close', () => {
    reject(new Error(`MariaDB did not start: ${said.join('\n')}`));
  });
  await promise;
}

/** A connection past TypeORM, as another program would have; datetimes come as text. Close it with `end`. */
export const connectTo = ({
  host,
  port,
  user,
  password,
  database,
}: MysqlLocation): Promise<Connection> =>
  createConnection({
    host,
    port,
    user,
    password,
    database,
    charset: 'utf8mb4_general_ci',
    multipleStatements: true,
    dateStrings: true,
  });
