/** What one family of an answer says. */
export interface Family {
  readonly help: string;
  readonly type: string;
  /** By their labels in the order of names, as `{phase="tls"}`. */
  readonly samples: ReadonlyMap<string, number>;
}

/** Reads Prometheus' text format, as far as exporters write it here. */
export function familiesOf(text: string): Map<string, Family> {
  const families = new Map<string, Family & { readonly samples: Map<string, number> }>();
  let help = '';
  for (const line of text.split('\n')) {
    const told = /^# (HELP|TYPE) (\S+) ?(.*)$/u.exec(line);
    if (told?.[1] === 'HELP') help = told[3] ?? '';
    else if (told !== null)
      families.set(told[2] ?? '', { help, type: told[3] ?? '', samples: new Map() });
    const sample = /^(\w+)(?:\{(.*)\})? (\S+)$/u.exec(line);
    if (sample === null) continue;
    const [, name = '', labels = '', value = ''] = sample;
    const family = families.get(name);
    if (family === undefined) throw new Error(`A sample without its family: ${line}`);
    family.samples.set(sorted(labels), Number(value));
  }
  return families;
}

function sorted(labels: string): string {
  const parts = labels.match(/\w+="(?:\\.|[^"\\])*"/gu) ?? [];
  return parts.length === 0 ? '' : `{${parts.toSorted().join(',')}}`;
}
