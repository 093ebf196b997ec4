export const sparkKinds = ['up', 'degraded', 'down', 'unknown'] as const;
export type SparkKind = (typeof sparkKinds)[number];

/** A check as a strip shows it. */
export interface SparkLook {
  readonly kind: SparkKind;
  readonly latencyMs: number;
}

interface SparkPaths {
  readonly viewBox: string;
  readonly paths: readonly { readonly kind: SparkKind | 'none'; readonly d: string }[];
}

/** Of one bar, with the room behind it, and of the strip, in units of the drawing. */
const [step, width, height] = [4, 3, 22];

/**
 * Bars of the height of their latency within its own range. What was down stands from top to bottom, what is unknown is
 * a stub in the middle, and where nothing was looked at yet there is a dot: the shape tells them apart without a colour.
 */
export function sparkPaths(looks: readonly SparkLook[], length: number): SparkPaths {
  const shown = looks.slice(-length);
  const heightOf = barHeights(shown);
  const parts: Record<SparkKind | 'none', string[]> = {
    none: [],
    up: [],
    degraded: [],
    down: [],
    unknown: [],
  };
  const before = length - shown.length;
  for (let place = 0; place < before; place += 1)
    parts.none.push(bar(place, { top: height - 2, tall: 2 }));
  shown.forEach((look, place) => {
    const tall = heightOf(look);
    const top = look.kind === 'unknown' ? (height - tall) / 2 : height - tall;
    parts[look.kind].push(bar(before + place, { top, tall }));
  });
  return {
    viewBox: `0 0 ${length * step - (step - width)} ${height}`,
    paths: (['none', ...sparkKinds] as const)
      .filter(kind => parts[kind].length > 0)
      .map(kind => ({ kind, d: parts[kind].join('') })),
  };
}

const bar = (place: number, { top, tall }: { top: number; tall: number }): string =>
  `M${place * step} ${round(top)}h${width}v${round(tall)}h-${width}z`;

const round = (value: number): number => Math.round(value * 10) / 10;

function barHeights(looks: readonly SparkLook[]): (look: SparkLook) => number {
  const latencies = looks.filter(isAnswer).map(({ latencyMs }) => latencyMs);
  const least = Math.min(...latencies);
  const range = Math.max(...latencies) - least;
  return ({ kind, latencyMs }) => {
    if (kind === 'down') return height;
    if (kind === 'unknown') return 4;
    // A range of a hair's breadth is no news.
    const part = range > least * 0.05 ? (latencyMs - least) / range : 0.3;
    return height * (0.3 + 0.6 * part);
  };
}

const isAnswer = ({ kind }: SparkLook): boolean => kind === 'up' || kind === 'degraded';
