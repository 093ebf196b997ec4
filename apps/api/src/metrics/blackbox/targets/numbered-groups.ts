/** A pattern with the template of what is sent once it matched. */
export interface Templated {
  readonly pattern: string;
  readonly template: string;
}

/**
 * Go fills `$1` and `${name}` in a template with what the groups of a pattern matched; our conversations know names
 * alone. So groups without a name get one, and the template asks for it.
 */
export function numbered(pattern: string, template: string): Templated {
  if (!template.includes('$')) return { pattern, template };
  let count = 0;
  const names: string[] = [];
  const renamed = pattern.replace(
    // What is escaped or within a class opens no group.
    /\\[\s\S]|\[(?:\\[\s\S]|\[:\w+:\]|[^\]\\])*\]|\((?:\?P?<(\w+)>|(?!\?))/gu,
    (found: string, name: string | undefined) => {
      if (!found.startsWith('(')) return found;
      count += 1;
      names[count] = name ?? `group${count}`;
      return `(?P<${names[count] ?? ''}>`;
    },
  );
  return { pattern: renamed, template: named(template, names) };
}

const named = (template: string, names: readonly string[]): string =>
  template.replace(
    /\$(?:(\$)|\{(\w+)\}|(\w+))/gu,
    (_found, dollar: string | undefined, braced: string | undefined, bare: string | undefined) => {
      if (dollar !== undefined) return '$';
      const name = braced ?? bare ?? '';
      const known = /^\d+$/u.test(name) ? names[Number(name)] : names.find(each => each === name);
      // As Go has it: what no group is called is empty.
      return known === undefined ? '' : `\${${known}}`;
    },
  );
