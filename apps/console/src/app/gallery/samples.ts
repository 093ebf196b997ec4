import { ApiError } from '../core/api-error';
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
