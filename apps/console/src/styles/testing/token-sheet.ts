import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const themes = ['light', 'dark'] as const;
export type ThemeName = (typeof themes)[number];

const sheet = readFileSync(join(process.cwd(), 'apps/console/src/styles/tokens.css'), 'utf8');

/** The names of all tokens that are a colour of each theme. */
export const colours: ReadonlyMap<string, Readonly<Record<ThemeName, string>>> = new Map(
  [...sheet.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/gu)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
);

/** A token's colour as `#rrggbb`. @throws when there is no such token */
export function colour(name: string, theme: ThemeName): string {
  const both = colours.get(name);
  if (both === undefined) throw new Error(`tokens.css has no colour --${name}.`);
  return both[theme];
}
