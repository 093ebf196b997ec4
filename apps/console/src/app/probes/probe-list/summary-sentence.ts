import type { Language } from '../../core/language';
import type { Counts } from '../probes-api';

/** What is wrong, in words: "3 down, 1 degraded"; when nothing is, that. */
export function summarySentence(counts: Counts, { t, tn }: Pick<Language, 't' | 'tn'>): string {
  const wrong = (['down', 'degraded', 'invalid'] as const)
    .filter(state => counts[state] > 0)
    .map(state => tn(`summary.${state}`, counts[state]));
  if (wrong.length > 0) return wrong.join(t('summary.comma'));
  if (counts.total === 0) return t('summary.none');
  return counts.up === counts.total ? tn('summary.allUp', counts.total) : t('summary.nothingDown');
}
