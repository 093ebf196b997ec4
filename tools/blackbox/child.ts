import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A program that runs until it is let go of. */
export interface Running {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

interface Program {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The folder that it runs in. */
  readonly cwd: string;
  /** Finds the URL that it answers at in what it says; or says by itself where that is. */
  readonly urlIn: (said: string) => string | undefined;
}

const mostMs = 60_000;

/** Starts a program and waits until it says where it answers. */
export async function start({ command, args, env = {}, cwd, urlIn }: Program): Promise<Running> {
  const child = spawn(command, args, {
    env: { PATH: process.env.PATH, ...env },
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await saidUrl(child, urlIn, command);
  return { url, stop: async () => stop(child) };
}

async function saidUrl(
  child: ChildProcess,
  urlIn: Program['urlIn'],
  command: string,
): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let said = '';
  const hear = (text: Buffer) => {
    said += text.toString();
    const url = urlIn(said);
    if (url !== undefined) resolve(url);
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  child.once('error', reject);
  child.once('exit', () => {
    reject(new Error(`${command} ended: ${said}`));
  });
  const timer = setTimeout(() => {
    child.kill('SIGKILL');
    reject(new Error(`${command} does not answer: ${said}`));
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
  const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
  child.kill('SIGTERM');
  await ended;
  clearTimeout(timer);
}
