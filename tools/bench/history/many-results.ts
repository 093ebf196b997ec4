import { endingCodes, phaseText, type ResultTuple } from '@dialtone/history';

export const probes = 1000;
const everyMs = 10_000;
/** Of 1,000 checks. */
const failing = 10;

const failure = {
  reason: 'CONNECT',
  message: '192.0.2.17:443 refuses the connection',
} as const;

/**
 * So many runs of a thousand HTTP probes at 10 s, as they would come: by time, with their phases, one of a hundred down.
 * @param firstRun how many runs of each probe there were before
 */
export function manyResults(from: number, firstRun: number, runs: number): ResultTuple[] {
  const results: ResultTuple[] = [];
  for (let run = firstRun; run < firstRun + runs; run += 1)
    for (let id = 1; id <= probes; id += 1)
      results.push(resultOf(id, run, from + run * everyMs + id * (everyMs / probes)));
  return results;
}

function resultOf(id: number, run: number, startedAt: number): ResultTuple {
  // Spread like chance, and the same in each run of the benchmark.
  const noise = (Math.imul(id * 7919 + run, 0x9e3779b1) >>> 0) / 2 ** 32;
  const ms = 20 + id / 10 + 40 * noise ** 4;
  const phases = phaseText([
    { name: 'resolve', durationMs: 0.01 + noise / 100 },
    { name: 'connect', durationMs: ms * 0.3 },
    { name: 'processing', durationMs: ms * 0.6 },
    { name: 'transfer', durationMs: ms * 0.1 },
  ]);
  const latencyUs = Math.round(ms * 1000);
  const at = Math.round(startedAt);
  return noise * 1000 < failing
    ? [id, at, endingCodes.down, 0, latencyUs, failure.reason, failure.message, null, phases, null]
    : [id, at, endingCodes.up, 0, latencyUs, null, null, 200, phases, null];
}
