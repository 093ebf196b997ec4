import { ApiError } from '../core/api-error';
import type { Cell } from '../ui/availability-cells';
import type { Look } from '../ui/strip';
import type { Phase } from '../ui/waterfall';

/** Sixty looks, the newest first: up, for a while slow, and down at the end. */
export const looks: readonly Look[] = Array.from({ length: 60 }, (_, index) => ({
  startedAt: new Date(Date.now() - index * 30_000).toISOString(),
  up: index > 5,
  degraded: index > 5 && index < 16,
  latencyMs: index > 5 && index < 16 ? 640 + index * 9 : 90 + 40 * Math.sin(index) ** 2,
  message: index > 5 ? null : 'Nothing listens there.',
}));

export const phases: readonly Phase[] = [
  { name: 'resolve', durationMs: 1.2 },
  { name: 'connect', durationMs: 3.4 },
  { name: 'tls', durationMs: 19 },
  { name: 'processing', durationMs: 201 },
  { name: 'transfer', durationMs: 4.1 },
];

const hourMs = 3_600_000;
const nothing = { up: 0, degraded: 0, down: 0, maintenance: 0, unknown: 0 };

/** Two days by the hour, with something of everything. */
export const cells: readonly Cell[] = Array.from({ length: 48 }, (_, index) => ({
  ...nothing,
  ...(index > 3 && { up: 60 }),
  ...(index === 12 && { up: 0, maintenance: 60 }),
  ...(index === 20 && { up: 59, down: 1 }),
  ...(index === 21 && { up: 20, down: 40 }),
  ...(index === 22 && { up: 30, degraded: 30 }),
  ...(index === 30 && { up: 20, unknown: 40 }),
  ...(index === 31 && { up: 0, unknown: 60 }),
  fromMs: index * hourMs,
  untilMs: (index + 1) * hourMs,
}));

const minutes = Array.from({ length: 120 }, (_, index) => index * 60_000);
const line = (token: string, width: number, base: number) => ({
  ...{ token, width, filled: false },
  values: minutes.map((_, index) => (index === 70 ? null : base + 20 * Math.sin(index / 5) ** 2)),
});

/** Two hours by the minute, with a band of each kind and two marks. */
export const plot = {
  span: { fromMs: 0, untilMs: 120 * 60_000 },
  times: minutes,
  lines: [
    line('--quantile-99', 1.5, 160),
    line('--quantile-95', 1.5, 110),
    line('--quantile-50', 2, 70),
  ],
  bands: (['down', 'degraded', 'paused', 'maintenance', 'unknown'] as const).map((kind, index) => ({
    ...{ kind, fromMs: (10 + 20 * index) * 60_000, untilMs: (16 + 20 * index) * 60_000 },
  })),
  marks: [
    { at: 5 * 60_000, kind: 'edit' as const },
    { at: 95 * 60_000, kind: 'event' as const },
  ],
};

/** As the moments of a page are told: past, just now, to come. */
export const moments: readonly string[] = [-3 * 86_400_000, -372_000, 0, 11_000].map(ms =>
  new Date(Date.now() + ms).toISOString(),
);

export const failures: readonly unknown[] = [
  new ApiError('UNREACHABLE', ''),
  new ApiError('INTERNAL_SERVER_ERROR', ''),
  new ApiError('NOT_FOUND', 'There is no probe with this id.'),
];

export const grounds = ['page', 'surface', 'raised', 'inverse', 'action', 'action-wash'] as const;
export const meanings = [
  'up',
  'degraded',
  'down',
  'paused',
  'pending',
  'maintenance',
  'unknown',
] as const;
export const sizes = ['figure', 'title', 'section', 'base', 'control', 'table', 'small', 'tiny'];
