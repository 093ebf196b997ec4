import { join } from 'node:path';
import {
  endingCodes,
  type EndingCode,
  openHistory,
  packed,
  phaseText,
  type ResultTuple,
} from '@dialtone/history';

const [minuteMs, hourMs, dayMs] = [60_000, 3_600_000, 86_400_000];
const atOnce = 500;

/** What became of a probe over the last days. */
export interface Past {
  readonly probeId: number;
  readonly usualMs: number;
  /** Hours ago, from and until. */
  readonly outages: readonly (readonly [from: number, until: number])[];
  readonly down?: { readonly reason: string; readonly message: string };
  /** Since how many hours it is slower than it should be. */
  readonly degradedH?: number;
}

/** Gives probes eight days of results, written as the product writes them. @param now milliseconds since 1970 */
export async function filePast(folder: string, pasts: readonly Past[], now: number): Promise<void> {
  const history = await openHistory({
    place: { kind: 'sqlite', path: join(folder, 'dialtone.db') },
    ...{ location: 'local', now: now - 8 * dayMs },
    kept: { resultsMs: 30 * dayMs, minutesMs: 2 * dayMs, hoursMs: 90 * dayMs, daysMs: 731 * dayMs },
  });
  const results = momentsUntil(now).flatMap(at => pasts.map(past => resultAt(past, at, now)));
  let { sequence } = await history.desk.openedAt();
  for (let from = 0; from < results.length; from += atOnce) {
    const batch = results.slice(from, from + atOnce);
    sequence += 1;
    await history.desk.write({
      sequence,
      results: packed(batch),
      gaps: [],
      aliveAt: batch.at(-1)?.[1] ?? now,
    });
  }
  await history.close();
}

/** Every ten minutes, and every minute of the last hours. */
function momentsUntil(now: number): number[] {
  const moments: number[] = [];
  for (let at = now - 8 * dayMs; at < now; at += at < now - 3 * hourMs ? 10 * minuteMs : minuteMs)
    moments.push(at);
  return moments;
}

function resultAt(past: Past, at: number, now: number): ResultTuple {
  const { probeId, usualMs, outages, down, degradedH = 0 } = past;
  const hoursAgo = (now - at) / hourMs;
  const isOut = outages.some(([from, until]) => hoursAgo <= from && hoursAgo > until);
  const isSlow = hoursAgo <= degradedH;
  // Spread like chance, and the same each time.
  const noise = (Math.imul(probeId * 7919 + Math.floor(at / minuteMs), 0x9e3779b1) >>> 0) / 2 ** 32;
  const ms = (isSlow ? 4 : 1) * usualMs * (0.8 + 0.4 * noise + noise ** 12);
  const ending: EndingCode = isOut
    ? endingCodes.down
    : isSlow
      ? endingCodes.degraded
      : endingCodes.up;
  const phases = phaseText([
    { name: 'connect', durationMs: ms * 0.3 },
    { name: 'processing', durationMs: ms * 0.6 },
    { name: 'transfer', durationMs: ms * 0.1 },
  ]);
  const why = isOut && down !== undefined ? down : undefined;
  return [
    ...([probeId, at, ending, 0, Math.round(ms * 1000)] as const),
    ...([why?.reason ?? null, why?.message ?? null, isOut ? 503 : 200, phases, null] as const),
  ];
}
