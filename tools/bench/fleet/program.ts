import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { killedAtTheEnd } from './at-the-end.ts';

/** A program under test, until it is let go of. */
export interface Program {
  readonly child: ChildProcess;
  readonly pid: number;
  readonly url: string;
  readonly stop: () => Promise<void>;
}

interface Start {
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** Finds the URL that it answers at in what it says. */
  readonly urlIn: (said: string) => string | undefined;
}

const mostMs = 60_000;
/** Longer than a prober may take to let its checks end and to write what it has. */
const longestEndMs = 25_000;

export const isInstalled = (program: string): boolean =>
  spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;

/** Starts a program and waits until it says that it answers. */
export async function startProgram({ command, env = {}, cwd, urlIn }: Start): Promise<Program> {
  const [file = '', ...args] = command;
  const child = spawn(file, args, {
    env: { PATH: process.env.PATH, ...env },
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  killedAtTheEnd(child);
  const url = await saidUrl(child, urlIn, file);
  return { child, pid: child.pid ?? 0, url, stop: async () => stop(child) };
}

async function saidUrl(child: ChildProcess, urlIn: Start['urlIn'], name: string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let said = '';
  const hear = (text: Buffer) => {
    // What it says later is not kept: a program that complains ten thousand times a second would fill us.
    if (said.length < 100_000) said += text.toString();
    const url = urlIn(said);
    if (url !== undefined) resolve(url);
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  child.once('error', reject);
  child.once('exit', () => {
    reject(new Error(`${name} ended: ${said.slice(-2000)}`));
  });
  const timer = setTimeout(() => {
    reject(new Error(`${name} does not answer: ${said.slice(-2000)}`));
  }, mostMs);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  const timer = setTimeout(() => child.kill('SIGKILL'), longestEndMs);
  child.kill('SIGTERM');
  // A process that is held back hears nothing.
  child.kill('SIGCONT');
  await ended;
  clearTimeout(timer);
}
