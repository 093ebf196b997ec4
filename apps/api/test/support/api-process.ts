import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { atTheEnd } from '../../src/platform/database/testing/test-database.js';

/** The folder of the API. */
export const home = join(import.meta.dirname, '../..');
const main = join(home, 'bundle/main.js');

const makers = [
  [createRequire(import.meta.url).resolve('typescript/bin/tsc'), '-b', 'tsconfig.build.json'],
  [join(home, '../../tools/bundle/bundle.ts'), '--if-stale'],
];

/** Brings the bundle of the built API up to date, which takes no time when it is. */
export function build(): void {
  for (const maker of makers) {
    const options = { encoding: 'utf8', cwd: home } as const;
    const { status, stdout, stderr } = spawnSync(process.execPath, maker, options);
    if (status !== 0) throw new Error(`The API could not be built: ${stdout}${stderr}`);
  }
}

/** A folder that goes when the spec file ends. */
export function throwawayFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dialtone-process-'));
  atTheEnd(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** The bundle of the built API as a process of its own, as an operator meets it. Killed when the spec file ends, if it still runs. */
export class ApiProcess {
  /** What it has said so far on stdout, line by line. */
  readonly lines: string[] = [];
  private errors = '';
  private readonly child: ChildProcess;
  private readonly exit: Promise<[number | null, NodeJS.Signals | null]>;

  /**
   * @param environment all of it, but for the port, which is any free one, and the folder
   * @param program what is run, when it is not the bundle where it lies
   */
  constructor(
    environment: Readonly<Record<string, string>>,
    folder = throwawayFolder(),
    program = main,
  ) {
    const env = { PORT: '0', DATA_DIR: folder, ADMIN_PASSWORD: 'correct horse', ...environment };
    const child = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.child = child;
    this.exit = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
    createInterface({ input: child.stdout }).on('line', line => this.lines.push(line));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (this.errors += text));
    atTheEnd(() => this.kill('SIGKILL'));
  }

  get processId(): number {
    return this.child.pid ?? 0;
  }

  get stderr(): string {
    return this.errors;
  }

  /** Waits for the line that names the console's URL. */
  async url(): Promise<string> {
    for (;;) {
      const url = this.lines.map(line => /http:\/\/[^\s"]+/u.exec(line)?.[0]).find(Boolean);
      if (url !== undefined) return url;
      if (this.child.exitCode !== null) throw new Error(`It ended: ${this.lines.join('\n')}`);
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  }

  /** Waits until it has ended by itself. @returns its exit code; null when a signal ended it */
  async code(): Promise<number | null> {
    const [code] = await this.exit;
    return code;
  }

  async kill(signal: NodeJS.Signals): Promise<number | null> {
    this.child.kill(signal);
    return this.code();
  }
}

/** A person signed in at a running API. */
export async function signedIn(
  url: string,
): Promise<<T>(query: string, variables?: object) => Promise<T>> {
  const ask = async <T>(query: string, variables: object, token?: string): Promise<T> => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data?: T; errors?: unknown };
    if (errors !== undefined || data === undefined) throw new Error(JSON.stringify(errors));
    return data;
  };
  const { login } = await ask<{ login: { token: string } }>(
    'mutation { login(username: "admin", password: "correct horse") { token } }',
    {},
  );
  return async (query, variables = {}) => ask(query, variables, login.token);
}
