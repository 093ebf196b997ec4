import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

/** A command that runs in a process group of its own, so that it can be ended with all that it started. */
export interface Running {
  /** Its exit code, once it and everything that it started are gone; 1 when a signal ended it. */
  readonly ended: Promise<number>;
  /** Asks the whole group to end, and makes it after a while. */
  readonly end: () => Promise<void>;
}

/** How long a group may take to end when it is asked to. */
const graceMs = 5000;

export function start(
  command: readonly string[],
  options: { cwd: string; env?: NodeJS.ProcessEnv },
): Running {
  const [file = '', ...args] = command;
  const child = spawn(file, args, {
    ...options,
    // A group of its own, and no input: nothing here asks questions.
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const exited = new Promise<number>(resolve => {
    child.once('error', error => {
      console.error(`${file} could not be started: ${error.message}`);
      resolve(127);
    });
    child.once('exit', code => {
      resolve(code ?? 1);
    });
  });
  const end = async () => {
    if (child.pid !== undefined) await endGroup(child.pid);
  };
  return { ended: exited.finally(end), end };
}

async function endGroup(group: number): Promise<void> {
  if (!signal(group, 'SIGTERM')) return;
  for (let waited = 0; waited < graceMs; waited += 50) {
    await pause(50);
    if (!signal(group, 0)) return;
  }
  signal(group, 'SIGKILL');
}

/** @returns whether anything of the group was there to hear it */
function signal(group: number, name: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-group, name);
    return true;
  } catch {
    // ESRCH: the group is gone.
    return false;
  }
}
