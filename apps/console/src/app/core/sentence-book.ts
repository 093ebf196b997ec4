/** A sentence of the API as it says it in English, and as another language does; `{peer}` stands for what differs. */
export type SentencePair = readonly [english: string, other: string];

/**
 * Sentences by what they are. A blank that bears the name of a kind holds one of that kind, which is said in the other
 * language too, where it is known; any other stays what it is. A second one of a kind bears a number: `{peer2}`.
 */
export type SentenceBooks = Readonly<Record<string, readonly SentencePair[]>>;

interface Template {
  readonly pattern: RegExp;
  /** It gives no word of its own: it is meant only where what it holds is known. */
  readonly mute: boolean;
  /** How many characters are not blank. */
  readonly given: number;
  readonly blanks: readonly { readonly name: string; readonly kind: string }[];
  readonly other: string;
}

/** Says in another language what the API says in English. What it does not know stays as it is, and so is told all the same. */
export class SentenceBook {
  private readonly templates: ReadonlyMap<string, readonly Template[]>;
  /** What was asked for of late: a page asks for the same again at each change. */
  private readonly lately = new Map<string, string>();

  /** @param whole the kinds of what stands alone */
  constructor(
    books: SentenceBooks,
    private readonly whole: readonly string[],
  ) {
    this.templates = new Map(
      Object.entries(books).map(([kind, pairs]) => [kind, pairs.map(templateOf)]),
    );
  }

  /** One sentence, or several that were joined by semicolons. */
  say(text: string): string {
    const known = this.lately.get(text);
    if (known !== undefined) return known;
    const said = this.sayAll(text).replaceAll(betweenHan, '');
    if (this.lately.size >= mostLately) this.lately.clear();
    this.lately.set(text, said);
    return said;
  }

  private sayAll(text: string): string {
    const parts = text.split('; ');
    const said = parts.map(part => this.sayWhole(part));
    // A semicolon may stand within a text that is quoted.
    if (said.includes(undefined)) {
      const whole = this.sayWhole(text);
      if (whole !== undefined) return whole;
    }
    return parts.map((part, at) => said[at] ?? part).join('；');
  }

  private sayWhole(text: string): string | undefined {
    for (const kind of this.whole) {
      const said = this.sayAs(kind, text);
      if (said !== undefined) return said.text;
    }
    return undefined;
  }

  /** Of all that fit, what knows the most of the text. */
  private sayAs(kind: string, text: string): Said | undefined {
    let best: Said | undefined;
    for (const template of this.templates.get(kind) ?? []) {
      const values = template.pattern.exec(text)?.slice(1);
      const said = values && this.filled(template, values);
      if (said && (best === undefined || said.known > best.known)) best = said;
    }
    return best;
  }

  private filled(template: Template, values: readonly string[]): Said | undefined {
    let known = template.given;
    const texts = new Map<string, string>();
    for (const [at, { name, kind }] of template.blanks.entries()) {
      const value = values[at] ?? '';
      const said = this.sayAs(kind, value);
      if (template.mute && said === undefined && this.templates.has(kind)) return undefined;
      known += said?.known ?? 0;
      texts.set(name, said?.text ?? value);
    }
    const text = template.other.replaceAll(blank, (_, name: string) => texts.get(name) ?? '');
    return { text, known };
  }
}

interface Said {
  readonly text: string;
  /** How many characters of the English are known. */
  readonly known: number;
}

const mostLately = 500;
const blank = /\{(\w+)\}/gu;
const betweenHan = /(?<=\p{Script=Han}) (?=\p{Script=Han})/gu;

function templateOf([english, other]: SentencePair): Template {
  const blanks: Template['blanks'][number][] = [];
  const parts = english.split(/(\{\w+\})/u).map(part => {
    const name = /^\{(\w+)\}$/u.exec(part)?.[1];
    if (name === undefined) return part.replaceAll(/[$()*+./?[\\\]^{|}]/gu, '\\$&');
    blanks.push({ name, kind: name.replace(/\d+$/u, '') });
    return '([^]+?)';
  });
  const given = english.replaceAll(blank, '');
  return {
    pattern: new RegExp(`^${parts.join('')}$`, 'u'),
    mute: !/\p{L}/u.test(given),
    given: given.length,
    blanks,
    other,
  };
}
