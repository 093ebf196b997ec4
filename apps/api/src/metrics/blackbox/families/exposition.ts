import { type FamilyName, type Labels, type Point, probeFamilies } from './catalogue.js';

/** What Prometheus' text format is called in a header. */
export const textFormat = 'text/plain; version=0.0.4; charset=utf-8';

/** The samples in Prometheus' text format 0.0.4: families by name, samples by their labels. */
export function exposition(points: readonly Point[]): string {
  const lines = new Map<FamilyName, string[]>();
  for (const { family, labels = {}, value } of points) {
    const line = `${family}${braced(labelsText(sorted(labels)))} ${value}`;
    const before = lines.get(family);
    if (before === undefined) lines.set(family, [line]);
    else before.push(line);
  }
  return [...lines.keys()]
    .sort()
    .map(family => `${heading(family)}${(lines.get(family) ?? []).sort().join('\n')}\n`)
    .join('');
}

/** The two lines that a family begins with. */
export const heading = (family: FamilyName): string =>
  `# HELP ${family} ${probeFamilies[family].help}\n# TYPE ${family} gauge\n`;

/** `phase="connect",version="2"` */
export const labelsText = (labels: Labels): string =>
  Object.entries(labels)
    .map(([name, value]) => `${name}="${escaped(value)}"`)
    .join(',');

/** In the order of the names. */
const sorted = (labels: Labels): Labels =>
  Object.fromEntries(Object.entries(labels).sort(([one], [other]) => (one < other ? -1 : 1)));

const braced = (labels: string): string => (labels === '' ? '' : `{${labels}}`);

const escaped = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', '\\"');
