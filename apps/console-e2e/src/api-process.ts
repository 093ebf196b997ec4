import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../api/bundle/main.js', import.meta.url));

export const administrator = { username: 'admin', password: 'correct horse' } as const;

/** The built product as `npm start` runs it: a process of its own, on any free port, with an embedded database. */
export class ApiProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly folder: string,
    readonly url: string,
  ) {}

  /** @param port any free one, unless the process is to come back where it was */
  static async start(
    folder = mkdtempSync(join(tmpdir(), 'dialtone-e2e-')),
    port = '0',
  ): Promise<ApiProcess> {
    const child = spawn(process.execPath, [main], {
      env: {
        PATH: process.env.PATH,
        HOST: '127.0.0.1',
        PORT: port,
        TIME_ZONE: 'UTC',
        DATA_DIR: folder,
        ADMIN_PASSWORD: administrator.password,
        // A probe that fails each second pushes its own evidence out in twenty; a busy machine reads a page for longer.
        EVIDENCE_KEPT: '1000',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    for await (const line of createInterface({ input: child.stdout })) {
      const url = /http:\/\/[^\s"]+/u.exec(line)?.[0];
      if (url === undefined) continue;
      child.stdout.resume();
      return new ApiProcess(child, folder, url.replace(/\/$/u, ''));
    }
    throw new Error('The API ended before it served.');
  }

  /** Ends it as an operator would. @returns its exit code */
  async stop(): Promise<number | null> {
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    const [code] = (await ended) as [number | null];
    return code;
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }

  forget(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
