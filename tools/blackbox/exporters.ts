import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { freePort } from '../bench/free-port.ts';
import { apiProgram } from '../run/node-flags.ts';
import { root } from '../run/workspace.ts';
import { type Running, start } from './child.ts';

/** Debian's exporter with these modules; it looks for the files that they name in the folder that it runs in. */
export async function startExporter(program: string, config: string): Promise<Running> {
  const port = await freePort();
  return start({
    command: program,
    args: [`--config.file=${config}`, `--web.listen-address=127.0.0.1:${port}`],
    cwd: dirname(config),
    urlIn: said => (said.includes('Listening on') ? `http://127.0.0.1:${port}` : undefined),
  });
}

/** This system with the same modules, built as it stands. */
export async function startDialtone(config: string, folder: string): Promise<Running> {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  make([tsc, '-b', 'apps/api/tsconfig.build.json']);
  make(['tools/bundle/bundle.ts', '--if-stale']);
  return start({
    command: process.execPath,
    args: [join(root, apiProgram)],
    env: {
      PORT: '0',
      DATA_DIR: folder,
      ADMIN_PASSWORD: 'correct horse',
      EGRESS_DENY: '',
      BLACKBOX_CONFIG: config,
      METRICS_TOKEN: token,
    },
    cwd: folder,
    urlIn: said => /answers at (http:\/\/[^\s"]+)/u.exec(said)?.[1],
  });
}

function make(maker: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, maker, {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The API could not be built: ${stdout}${stderr}`);
}

/** What ours wants to be asked with; Debian's takes no notice of it. */
export const token = 'compare';
