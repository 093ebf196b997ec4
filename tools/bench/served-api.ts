import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import Database from 'better-sqlite3';
import { apiProgram, nodeEnv, nodeFlags } from '../run/node-flags.ts';
import { root } from '../run/workspace.ts';

const main = join(root, apiProgram);
const password = 'correct horse';

/** The built API as a process of its own, with an SQLite of its own, as operators meet it. */
export class ServedApi {
  readonly url: string;
  private readonly folder: string;
  private readonly child: ChildProcess;
  private token = '';

  private constructor(folder: string, { child, url }: Served) {
    this.folder = folder;
    this.child = child;
    this.url = url;
  }

  /**
   * @param fill puts rows into the new database, before the process that is measured has begun
   * @param program what runs the API; as it was built when absent
   */
  static async start(fill: (database: Database.Database) => void, program = main) {
    const folder = mkdtempSync(join(tmpdir(), 'dialtone-bench-'));
    const first = await serve(folder, main);
    await end(first.child);
    const database = new Database(join(folder, 'dialtone.db'));
    fill(database);
    database.close();
    const api = new ServedApi(folder, await serve(folder, program));
    await api.signIn();
    return api;
  }

  get pid(): number {
    return this.child.pid ?? NaN;
  }

  get authorization(): string {
    return `Bearer ${this.token}`;
  }

  /** Asks GraphQL for what must work. @returns the data */
  async ask(query: string, variables: object = {}): Promise<unknown> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: this.authorization },
      body: JSON.stringify({ query, variables }),
    });
    const text = await response.text();
    const { data, errors } = JSON.parse(text) as { data?: unknown; errors?: unknown };
    if (data == null || errors !== undefined) throw new Error(text.slice(0, 1000));
    return data;
  }

  /** Says something to the program that runs the API. */
  say(message: object): void {
    this.child.send(message);
  }

  async stop(): Promise<void> {
    await end(this.child);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async signIn(): Promise<void> {
    const { login } = (await this.ask(
      `mutation { login(username: "admin", password: "${password}") { token } }`,
    )) as { login: { token: string } };
    this.token = login.token;
  }
}

interface Served {
  readonly child: ChildProcess;
  readonly url: string;
}

async function serve(folder: string, program: string): Promise<Served> {
  const env = { PORT: '0', DATA_DIR: folder, ADMIN_PASSWORD: password, LOG_LEVEL: 'info' };
  const child = spawn(process.execPath, [...nodeFlags, program], {
    env: { ...nodeEnv, ...env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  for await (const line of createInterface({ input: child.stdout ?? Readable.from([]) })) {
    const url = /http:\/\/[^\s"]+/u.exec(line)?.[0];
    if (url === undefined) continue;
    child.stdout?.resume();
    return { child, url };
  }
  throw new Error('The API ended before it answered.');
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}
