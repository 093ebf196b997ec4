import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Difference } from './differences.ts';

/** Differences that are meant; `docs/blackbox.md` tells each of them under the same name. */
export interface Intention {
  readonly name: string;
  readonly family: string;
  readonly kinds: readonly Difference['kind'][];
  /** Of which pairs, by their names; all when absent. */
  readonly pairs?: readonly string[];
  readonly why: string;
}

export const intentions = JSON.parse(
  readFileSync(join(import.meta.dirname, 'intended.json'), 'utf8'),
) as readonly Intention[];

/** The first intention that a difference is of; undefined when nobody meant it. */
export const intentionOf = (
  pair: string,
  { family, kind }: Difference,
  among: readonly Intention[] = intentions,
): Intention | undefined =>
  among.find(
    each =>
      each.family === family &&
      each.kinds.includes(kind) &&
      (each.pairs === undefined || each.pairs.includes(pair)),
  );
