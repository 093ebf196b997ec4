/** One line of a text exposition. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Reads what Prometheus would read, of the families whose names match. */
export function samplesIn(text: string, names: RegExp): Sample[] {
  return text.split('\n').flatMap(line => {
    const [, name, labels = '', value] = /^([a-z_:][\w:]*)(?:\{(.*)\})? (\S+)/iu.exec(line) ?? [];
    if (name === undefined || !names.test(name)) return [];
    return [{ name, labels: labelsIn(labels), value: numberIn(value) }];
  });
}

const labelsIn = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/gu)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );

const numberIn = (text = '') => (text === '+Inf' ? Infinity : Number(text));

/** The sum of a family, over the series that have these labels. */
export const sumOf = (
  samples: readonly Sample[],
  name: string,
  labels: Readonly<Record<string, string>> = {},
): number =>
  samples
    .filter(sample => sample.name === name)
    .filter(sample =>
      Object.entries(labels).every(([label, value]) => sample.labels[label] === value),
    )
    .reduce((sum, { value }) => sum + value, 0);
