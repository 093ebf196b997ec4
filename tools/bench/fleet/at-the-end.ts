import { rmSync } from 'node:fs';
import { mkdtempSync } from 'node:fs';
import type { ChildProcess } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What is undone when this process ends, however it ends: the last first. */
const undoings = new Set<() => void>();

process.on('exit', () => {
  for (const undo of [...undoings].reverse()) undo();
});
for (const [signal, code] of [
  ['SIGHUP', 129],
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)
  process.on(signal, () => process.exit(code));

/** A folder of its own, which goes when this process ends, at the latest. */
export function throwawayFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'dialtone-bench-'));
  return {
    path,
    remove: undoneAtTheEnd(() => {
      rmSync(path, { recursive: true, force: true });
    }),
  };
}

/** Kills a process when this one ends, if it still runs then. */
export function killedAtTheEnd(child: ChildProcess): void {
  const kill = undoneAtTheEnd(() => child.kill('SIGKILL'));
  child.once('exit', kill);
}

/** @returns undoes it now */
function undoneAtTheEnd(undo: () => unknown): () => void {
  const once = () => {
    undoings.delete(once);
    undo();
  };
  undoings.add(once);
  return once;
}
