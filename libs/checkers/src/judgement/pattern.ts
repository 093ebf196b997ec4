import { RE2JS } from 're2js';

/** The most patterns that are kept compiled. */
const most = 5000;
const compiled = new Map<string, RE2JS>();

/**
 * A pattern in RE2's language, whose search takes time linear in the text. Compiled once for each text.
 * @throws Error when it is none
 */
export function pattern(text: string): RE2JS {
  const known = compiled.get(text);
  if (known !== undefined) return known;
  const fresh = RE2JS.compile(text);
  if (compiled.size >= most) compiled.clear();
  compiled.set(text, fresh);
  return fresh;
}

/** What keeps a text from being a pattern, in words; undefined when nothing does. */
export function patternProblem(text: string): string | undefined {
  try {
    pattern(text);
    return undefined;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return error.message.replace(/^error parsing regexp: /u, '');
  }
}
