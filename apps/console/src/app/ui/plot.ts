export type BandKind = 'down' | 'degraded' | 'paused' | 'maintenance' | 'unknown';

/** A time in which something was otherwise. Milliseconds since 1970. */
export interface PlotBand {
  readonly kind: BandKind;
  readonly fromMs: number;
  readonly untilMs: number;
}

/** Milliseconds over time; null where nothing is known. */
export interface PlotLine {
  /** The token of its colour. */
  readonly token: string;
  /** In CSS pixels. */
  readonly width: number;
  /** Whether what is below it has its colour too. */
  readonly filled: boolean;
  readonly values: readonly (number | null)[];
}

export interface PlotSpan {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** A moment at which something was done, in milliseconds since 1970: to what is drawn, or outside. */
export interface PlotMark {
  readonly at: number;
  readonly kind: 'edit' | 'event';
}
