import type { Probe } from '@dialtone/model';
import type { Labels } from '../blackbox/families/catalogue.js';
import { labelsText } from '../blackbox/families/exposition.js';

/** The labels of the probe beside its id. */
export const probeLabels = ['name', 'type', 'application', 'instance'] as const;

/** The labels of a probe as they go on behind its id. */
export interface LabelTexts {
  /** `",name="shop",type="HTTP",application="",instance="https://shop.example"` */
  readonly full: string;
  /** The same with the chosen labels alone. */
  readonly short: string;
}

export function labelTexts(probe: Probe, chosen: ReadonlySet<string>): LabelTexts {
  const { name, type = '', application = '', address } = probe;
  const all = { name, type, application, instance: address };
  const some: Labels = Object.fromEntries(
    probeLabels.filter(label => chosen.has(label)).map(label => [label, all[label]]),
  );
  return { full: textOf(all), short: chosen.size === 0 ? '"' : textOf(some) };
}

const textOf = (labels: Labels): string => `",${labelsText(labels)}`;

/** @returns what is wrong with the name of a label, in words */
export const labelProblem = (entry: string): string | undefined =>
  probeLabels.some(label => label === entry)
    ? undefined
    : `There is no “${entry}”; there are ${probeLabels.join(', ')}.`;
