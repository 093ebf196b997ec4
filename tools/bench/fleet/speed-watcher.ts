import { parentPort, workerData } from 'node:worker_threads';
import type { Watched } from '../watch-thread.ts';
import type { Sample } from './slow-spells.ts';

/** Does the same piece of work two hundred times a second, for a hundredth of a core. */
const told = workerData as Watched;
const everyMs = 5;
/** The fastest of them tells: another program's turn falls into one, not into all. */
const tries = 3;
const stop = new Int32Array(told.stop);
const samples: Sample[] = [];
/** Kept, so that the work is not found to be of no use. */
const sum = new Int32Array([1]);

function pieceUs(): number {
  const began = performance.now();
  let value = sum[0] ?? 1;
  for (let step = 0; step < 2000; step += 1) value = (value * 1_664_525 + 1_013_904_223) | 0;
  sum[0] = value;
  return (performance.now() - began) * 1000;
}

for (let warm = 0; warm < 1000; warm += 1) pieceUs();
while (Atomics.wait(stop, 0, 0, everyMs) === 'timed-out') {
  const tookUs = Math.min(...Array.from({ length: tries }, pieceUs));
  samples.push({ atMs: performance.now(), tookUs });
}
parentPort?.postMessage(samples);
