import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contrast } from './testing/contrast';
import { seenApart } from './testing/colour-blind';
import { colour, themes } from './testing/token-sheet';

const sources = join(process.cwd(), 'apps/console/src');
const grounds = ['page', 'surface', 'raised'];
const states = ['up', 'down', 'degraded', 'paused', 'pending', 'maintenance', 'unknown'];

/** Least ratios of WCAG 2.2, level AA. */
const ofText = 4.5;
const ofShapes = 3;

describe.each(themes)('in the %s theme', theme => {
  const ratios = (inks: readonly string[], under: readonly string[], least: number) =>
    inks.flatMap(ink =>
      under
        .map(ground => [ink, ground, contrast(colour(ink, theme), colour(ground, theme))] as const)
        .filter(([, , ratio]) => ratio < least),
    );

  it('text can be read on every ground', () => {
    expect(ratios(['text', 'muted', 'link'], [...grounds, 'action-wash'], ofText)).toEqual([]);
  });

  it.each(states)('what is %s can be read and seen', state => {
    const [ink, wash] = [`${state}-ink`, `${state}-wash`];
    expect(ratios([ink], [...grounds, wash], ofText)).toEqual([]);
    expect(ratios(['text', 'muted'], [wash], ofText)).toEqual([]);
    const on = state === 'degraded' ? 'on-degraded' : 'on-state';
    expect(ratios([on], [state], ofText)).toEqual([]);
    expect(ratios([state], [...grounds, wash], ofShapes)).toEqual([]);
  });

  it('the primary action, the focus and the edges of what takes input stand out', () => {
    expect(ratios(['on-action'], ['action'], ofText)).toEqual([]);
    expect(ratios(['on-inverse', 'inverse-link'], ['inverse'], ofText)).toEqual([]);
    expect(ratios(['focus', 'action', 'line-strong'], grounds, ofShapes)).toEqual([]);
  });

  it.each(['protanopia', 'deuteranopia', 'tritanopia'] as const)(
    'up, degraded and down are seen apart with %s',
    vision => {
      for (const [one, other] of [
        ['up', 'down'],
        ['up', 'degraded'],
        ['degraded', 'down'],
      ] as const)
        expect(
          seenApart(colour(one, theme), colour(other, theme), vision),
          `${one}, ${other}`,
        ).toBeGreaterThan(0.045);
    },
  );
});

describe('the tokens', () => {
  it('are the only place with a colour', () => {
    const files = readdirSync(sources, { recursive: true, encoding: 'utf8' })
      .filter(name => /\.(css|html|ts)$/u.test(name))
      .filter(name => !/tokens\.css$|^index\.html$|\.spec\.ts$|testing\/|\/gql\//u.test(name));
    const coloured = files.filter(name =>
      /#(?:[0-9a-f]{3}){1,2}\b|\b(?:rgb|hsl|oklch)a?\(/u.test(
        readFileSync(join(sources, name), 'utf8').replaceAll(/&#\w+;|\/\^rgb.*$/gmu, ''),
      ),
    );
    expect(coloured).toEqual([]);
  });
});
