import { readdirSync, readFileSync } from 'node:fs';

const longestMs = 5000;

/**
 * Makes a process stand still. A signal is sent, but not obeyed, when `kill` returns: a thread on another processor may go on
 * for a moment, and answer. So each is waited for, where the system shows them.
 */
export function standStill(processId: number): void {
  process.kill(processId, 'SIGSTOP');
  if (process.platform !== 'linux') return;
  const nothing = new Int32Array(new SharedArrayBuffer(4));
  for (let waitedMs = 0; !isStill(processId); waitedMs += 1) {
    if (waitedMs > longestMs) throw new Error(`The process ${processId} does not stand still.`);
    Atomics.wait(nothing, 0, 0, 1);
  }
}

const isStill = (processId: number): boolean =>
  readdirSync(`/proc/${processId}/task`).every(thread => stateOf(processId, thread) === 'T');

/** The letter behind the name, which may hold anything. A thread that has ended answers nobody. */
function stateOf(processId: number, thread: string): string | undefined {
  try {
    const text = readFileSync(`/proc/${processId}/task/${thread}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).at(0);
  } catch {
    return 'T';
  }
}
