/** A command as a shell would split it. */
export interface Command {
  readonly words: readonly string[];
  /** Variables of the shell that stand in the words, as they are written: `$TOKEN`. */
  readonly variables: readonly string[];
  /** Whether something follows: a pipe, another command, a file to write to. */
  readonly more: boolean;
}

/** Splits the command in a text; undefined when a quote is left open. Only the first command counts. */
export function shellWords(text: string): Command | undefined {
  const { prepare, pieces, read } = shells[shellOf(text)];
  const source = prepare(text);
  const pattern = new RegExp(pieces, 'uy');
  const words: string[] = [];
  const variables: string[] = [];
  let word: string | undefined;
  while (pattern.lastIndex < source.length) {
    const groups = pattern.exec(source)?.groups;
    if (groups === undefined) return undefined;
    if (groups['end'] !== undefined) {
      return { words: [...words, ...given(word)], variables, more: true };
    }
    if (groups['gap'] !== undefined) {
      words.push(...given(word));
      word = undefined;
      continue;
    }
    const piece = read(groups);
    variables.push(...piece.variables);
    word = (word ?? '') + piece.text;
  }
  return { words: [...words, ...given(word)], variables, more: false };
}

const given = (word: string | undefined): string[] => (word === undefined ? [] : [word]);

type Groups = Readonly<Record<string, string | undefined>>;
interface Piece {
  readonly text: string;
  readonly variables: readonly string[];
}
interface Shell {
  readonly prepare: (text: string) => string;
  /** Named groups: `gap`, `end`, and the pieces of a word. */
  readonly pieces: string;
  readonly read: (groups: Groups) => Piece;
}

const shellOf = (text: string): keyof typeof shells => {
  if (/\^[ \t]*\r?\n|\^"/u.test(text)) return 'cmd';
  return /`[ \t]*\r?\n/u.test(text) ? 'powershell' : 'posix';
};

/** A single `&` ends a command only where it stands alone: in a URL that nobody quoted it is part of it. */
const end = String.raw`(?<end>\|\|?|&&|;(?=\s|$)|&(?=\s|$)|\d?>>?(?=[\s/&\w])|<)`;
const gap = String.raw`(?<gap>\s+)`;
const variable = /\$(?:\w+|\{\w+\}|\([^)]*\))/gu;
const variablesIn = (text: string): string[] => text.match(variable) ?? [];

const shells = {
  posix: {
    prepare: text => text.replaceAll(/\\\r?\n/gu, ' '),
    pieces: [
      gap,
      end,
      String.raw`\$'(?<ansi>(?:[^'\\]|\\[^])*)'`,
      String.raw`'(?<plain>[^']*)'`,
      String.raw`"(?<double>(?:[^"\\]|\\[^])*)"`,
      String.raw`\\(?<escaped>[^])`,
      String.raw`(?<named>\$(?:\w+|\{\w+\}|\([^)]*\)))`,
      String.raw`(?<bare>[^\s'"\\|;<>&$]+|[$&;>])`,
    ].join('|'),
    read: ({ ansi, plain, double, escaped, named, bare = '' }) => {
      if (named !== undefined) return { text: named, variables: [named] };
      if (ansi !== undefined) return { text: ansiText(ansi), variables: [] };
      if (double !== undefined)
        return {
          text: double.replaceAll(/\\(["\\$`])/gu, '$1'),
          variables: variablesIn(double.replaceAll(/\\[^]/gu, '')),
        };
      return { text: plain ?? escaped ?? bare, variables: [] };
    },
  },
  /** As browsers write it for Windows: carets before whatever `cmd` would read, quotes as C programs read them. */
  cmd: {
    prepare: text => {
      const lines = text.replaceAll(/\^\r?\n\r?\n/gu, '\n').replaceAll(/\^[ \t]*\r?\n/gu, ' ');
      return lines.includes('^"') ? lines.replaceAll(/\^([^])/gu, '$1') : lines;
    },
    pieces: [gap, String.raw`"(?<double>(?:[^"\\]|\\[^]|"")*)"`, String.raw`(?<bare>[^\s"]+)`].join(
      '|',
    ),
    read: ({ double, bare = '' }) => ({
      text: double?.replaceAll(/\\(["\\])/gu, '$1').replaceAll('""', '"') ?? bare,
      variables: [],
    }),
  },
  powershell: {
    prepare: text => text.replaceAll(/`[ \t]*\r?\n/gu, ' '),
    pieces: [
      gap,
      end,
      String.raw`'(?<plain>(?:[^']|'')*)'`,
      '"(?<double>(?:[^"`]|`[^]|"")*)"',
      String.raw`(?<bare>[^\s'"|;<>&]+|[&;>])`,
    ].join('|'),
    read: ({ plain, double, bare = '' }) => ({
      text:
        plain?.replaceAll("''", "'") ??
        double?.replaceAll(/`([^])/gu, '$1').replaceAll('""', '"') ??
        bare,
      variables: variablesIn(double ?? ''),
    }),
  },
} as const satisfies Record<string, Shell>;

const controls: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  a: '\u0007',
  b: '\b',
  e: '\u001b',
  f: '\f',
  v: '\v',
};

/** What stands in `$'…'`: escapes as in C. */
const ansiText = (text: string): string =>
  text.replaceAll(
    /\\(?:x(?<hex>[\da-f]{1,2})|u(?<unit>[\da-f]{1,4})|U(?<point>[\da-f]{1,8})|(?<octal>[0-7]{1,3})|(?<one>[^]))/giu,
    (whole: string, ...found: unknown[]) => {
      const groups = found.at(-1) as Groups;
      const { octal, one } = groups;
      const hex = groups['hex'] ?? groups['unit'] ?? groups['point'];
      if (hex !== undefined) return characterOf(Number.parseInt(hex, 16)) ?? whole;
      if (octal !== undefined) return characterOf(Number.parseInt(octal, 8)) ?? whole;
      return one === undefined ? whole : (controls[one] ?? one);
    },
  );

const characterOf = (point: number): string | undefined =>
  point <= 0x10_ffff ? String.fromCodePoint(point) : undefined;
