import { describe, expect, it } from 'vitest';
import type { Command } from '../core/commands';
import { ranked } from './ranked';

const command = (words: string, difference: Partial<Command> = {}): Command => ({
  id: words,
  group: 'do',
  words,
  run: () => undefined,
  ...difference,
});
const commands = [
  command('Go to Probes'),
  command('New probe', { alias: 'create add' }),
  command('Theme: dark', { alias: 'night' }),
  command('Next row', { keyOnly: true }),
  command('深色主题'),
];
const found = (text: string) => ranked(commands, text).map(({ words }) => words);

describe('what a text means', () => {
  it('is everything while nothing is typed, but for what is only a key', () => {
    expect(found(' ')).toEqual(['Go to Probes', 'New probe', 'Theme: dark', '深色主题']);
  });

  it.each([
    ['new', ['New probe']],
    ['probe', ['Go to Probes', 'New probe']],
    ['pro new', ['New probe']],
    ['create', ['New probe']],
    ['night', ['Theme: dark']],
    ['主题', ['深色主题']],
    ['row', []],
    ['new dark', []],
  ])('of “%s” is %j', (text, words) => {
    expect(found(text)).toEqual(words);
  });

  it('puts what begins so first', () => {
    expect(ranked([command('Dark theme'), command('Theme: light')], 'theme')[0]?.words).toBe(
      'Theme: light',
    );
  });
});
