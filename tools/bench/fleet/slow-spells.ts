/** A piece of work that is always the same: when it was done, in milliseconds, and how long it took, in microseconds. */
export interface Sample {
  readonly atMs: number;
  readonly tookUs: number;
}

/** How much of a time a machine had less than half of its usual speed. */
export interface Slowness {
  /** From 0 to 1. */
  readonly share: number;
  readonly longestMs: number;
}

const slowly = 2;
/** One alone is an interrupt. */
const fewest = 2;

/** When a machine was slow, by pieces of work done one after another; what is usual is their median. */
export function slownessOf(samples: readonly Sample[]): Slowness {
  const spells = spellsIn(samples).filter(({ pieces }) => pieces >= fewest);
  const lengths = spells.map(({ fromMs, toMs }) => toMs - fromMs);
  const wholeMs = (samples.at(-1)?.atMs ?? 0) - (samples[0]?.atMs ?? 0);
  const slowMs = lengths.reduce((sum, ms) => sum + ms, 0);
  return { share: wholeMs === 0 ? 0 : slowMs / wholeMs, longestMs: Math.max(0, ...lengths) };
}

export const slownessText = ({ share, longestMs }: Slowness): string =>
  `the machine had less than half of its speed for ${(share * 100).toFixed(1)} % of the time, ${Math.round(longestMs)} ms at most`;

/** Slow pieces in a row. */
interface Spell {
  readonly fromMs: number;
  toMs: number;
  pieces: number;
}

function spellsIn(samples: readonly Sample[]): Spell[] {
  const usual = medianOf(samples.map(({ tookUs }) => tookUs));
  const spells: Spell[] = [];
  let spell: Spell | undefined;
  let before = samples[0]?.atMs ?? 0;
  for (const { atMs, tookUs } of samples) {
    if (tookUs <= usual * slowly) spell = undefined;
    else {
      if (spell === undefined) spells.push((spell = { fromMs: before, toMs: atMs, pieces: 0 }));
      spell.toMs = atMs;
      spell.pieces += 1;
    }
    before = atMs;
  }
  return spells;
}

const medianOf = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;
