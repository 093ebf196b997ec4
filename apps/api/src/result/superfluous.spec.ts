import { expect, it } from 'vitest';
import { superfluous } from './superfluous.js';

/** `G` is a good check, `F` a failure; the newest stands first. */
const left = (all: string, kept: number): string => {
  const places = [...all].map((one, at) => ({ startedAt: 1000 - at, good: one === 'G' }));
  const gone = new Set(superfluous(places, kept));
  return places.map(({ startedAt }, at) => (gone.has(startedAt) ? '.' : all[at])).join('');
};

it.each([
  ['', 2, ''],
  ['FFFF', 2, 'FF..'],
  ['FFGGFG', 2, 'FFG...'],
  ['GGFGFG', 2, 'G.FGFG'],
  ['GGGG', 2, 'G...'],
  ['GFGGGFGFG', 1, 'GFG......'],
  ['FG', 5, 'FG'],
])('of %s with %i failures kept leaves %s', (all, kept, wanted) => {
  expect(left(all, kept)).toBe(wanted);
});
