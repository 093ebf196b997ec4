import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { apiProgram, nodeEnv, nodeFlags } from '../../run/node-flags.ts';
import { root } from '../../run/workspace.ts';
import { throwawayFolder } from './at-the-end.ts';
import { recordedIn, fileProbes } from './file-of-probes.ts';
import { type Fleet } from './fleet.ts';
import { type Program, startProgram } from './program.ts';
import type { System } from './system.ts';

/** This system as `npm start` runs it, with its embedded database. */
export interface Dialtone extends System {
  readonly url: string;
  readonly pid: number;
  /** When its process was started, in milliseconds since 1970. */
  readonly startedAt: number;
  readonly databasePath: string;
  /** Holds all its threads back, as if the machine slept, so that a peer has its turn. */
  readonly pause: () => void;
  readonly goOn: () => void;
}

/** How long results may wait to be written. */
const longestWaitMs = 2500;

/** @param prefix stands before the command, as `taskset` does */
export async function startDialtone(
  fleet: Fleet,
  port: number,
  prefix: readonly string[] = [],
): Promise<Dialtone> {
  const folder = throwawayFolder();
  // The first start makes the tables.
  await (await startApi(folder.path, prefix)).stop();
  const databasePath = join(folder.path, 'dialtone.db');
  fileProbes(databasePath, fleet, port);
  const startedAt = Date.now();
  const { pid, url, child, stop } = await startApi(folder.path, prefix);
  return {
    name: 'Dialtone',
    pid,
    pids: [pid],
    url,
    startedAt,
    databasePath,
    pause: () => void child.kill('SIGSTOP'),
    goOn: () => void child.kill('SIGCONT'),
    recorded: async span => {
      await sleep(longestWaitMs);
      return recordedIn(databasePath, span);
    },
    stop: async () => {
      await stop();
      folder.remove();
    },
  };
}

/** `BENCH_NODE_OPTIONS="--cpu-prof --cpu-prof-dir=/tmp/profiles"`: what its Node is started with besides. */
const nodeOptions = (process.env.BENCH_NODE_OPTIONS ?? '').split(' ').filter(text => text !== '');

const startApi = (folder: string, prefix: readonly string[]): Promise<Program> =>
  startProgram({
    command: [...prefix, process.execPath, ...nodeFlags, ...nodeOptions, join(root, apiProgram)],
    env: { ...nodeEnv, PORT: '0', DATA_DIR: folder, ADMIN_PASSWORD: 'correct horse' },
    cwd: folder,
    urlIn: said => /answers at (http:\/\/[^\s"]+)/u.exec(said)?.[1],
  });
