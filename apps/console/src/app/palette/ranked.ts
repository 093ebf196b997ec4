import type { Command } from '../core/commands';

/** The commands that a text means, the best first; all of them, as they stand, when nothing is asked. */
export function ranked(commands: readonly Command[], text: string): readonly Command[] {
  const asked = text.trim().toLowerCase().split(/\s+/u).filter(Boolean);
  const offered = commands.filter(({ keyOnly }) => keyOnly !== true);
  if (asked.length === 0) return offered;
  return offered
    .map(command => ({ command, score: scoreOf(command, asked) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ command }) => command);
}

/** 0 when a part is missing. A word's beginning tells more than its middle, what is read more than what is not. */
function scoreOf({ words, alias = '' }: Command, asked: readonly string[]): number {
  const scores = asked.map(part =>
    Math.max(2 * foundIn(words.toLowerCase(), part), foundIn(alias.toLowerCase(), part)),
  );
  return scores.includes(0) ? 0 : scores.reduce((sum, score) => sum + score, 0);
}

function foundIn(text: string, part: string): number {
  if (text.startsWith(part)) return 4;
  if (text.split(/[\s:,]+/u).some(word => word.startsWith(part))) return 3;
  return text.includes(part) ? 1 : 0;
}
