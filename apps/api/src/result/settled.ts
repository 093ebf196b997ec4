import type { Settled } from '@dialtone/engine';
import { type EndingCode, endingOf } from '@dialtone/history';
import type { MissReason } from '@dialtone/model';

/** How planned runs ended, one line for each way: those that were looked at, and those that were not. */
export function settledOf(
  finished: readonly EndingCode[],
  missed: readonly { readonly reason: MissReason; readonly runs: number }[],
): Settled[] {
  const counts = new Map<EndingCode | MissReason, number>();
  const add = (key: EndingCode | MissReason, runs: number): void => {
    counts.set(key, (counts.get(key) ?? 0) + runs);
  };
  for (const ending of finished) add(ending, 1);
  for (const { reason, runs } of missed) add(reason, runs);
  return [...counts].map(([key, runs]) =>
    typeof key === 'number' ? ofFinished(key, runs) : ofMissed(key, runs),
  );
}

function ofFinished(code: EndingCode, runs: number): Settled {
  const ending = endingOf(code);
  return ending === 'internal' ? { ending: 'unknown', reason: 'internal', runs } : { ending, runs };
}

const ofMissed = (reason: MissReason, runs: number): Settled =>
  reason === 'maintenance' ? { ending: 'maintenance', runs } : { ending: 'unknown', reason, runs };
