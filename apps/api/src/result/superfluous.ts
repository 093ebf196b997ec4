import type { EvidenceRow } from './evidence.entity.js';

export type Place = Pick<EvidenceRow, 'startedAt' | 'good'>;

/**
 * What may go of one probe's evidence: failures beyond the newest, and good checks that stand before none of those
 * that are kept. The newest good check stays for the next failure.
 * @param places newest first
 * @returns the moments of what may go
 */
export function superfluous(places: readonly Place[], kept: number): number[] {
  const failures = new Set(places.filter(({ good }) => !good).slice(0, kept));
  let wantsGood = true;
  return places
    .filter(place => {
      if (!place.good) {
        if (failures.has(place)) wantsGood = true;
        return !failures.has(place);
      }
      const stays = wantsGood;
      wantsGood = false;
      return !stays;
    })
    .map(({ startedAt }) => startedAt);
}
