import { Injectable } from '@nestjs/common';
import { Config, ConfigError } from '../platform/config.js';
import { variables } from '../platform/variables.js';
import { chosenFamilies, familyProblem } from './probes/chosen-families.js';
import { labelProblem } from './probes/probe-labels.js';

/** Which families and labels of the probes are exported. */
@Injectable()
export class Exported {
  readonly families: ReadonlySet<string>;
  /** Of those samples that others are not joined to; beside the id of the probe. */
  readonly labels: ReadonlySet<string>;

  /** @throws ConfigError when the operator names what there is not */
  constructor({ metricsFamilies, metricsLabels }: Config) {
    const sentences = [
      ...sentencesOf('METRICS_FAMILIES', metricsFamilies, familyProblem),
      ...sentencesOf('METRICS_LABELS', metricsLabels, labelProblem),
    ];
    if (sentences.length > 0) throw new ConfigError(sentences);
    this.families = chosenFamilies(metricsFamilies);
    this.labels = new Set(metricsLabels);
  }
}

/** The names are this room's, so it judges them. */
function sentencesOf(
  name: 'METRICS_FAMILIES' | 'METRICS_LABELS',
  entries: readonly string[],
  problemOf: (entry: string) => string | undefined,
): string[] {
  const [problem] = entries.map(problemOf).filter(each => each !== undefined);
  if (problem === undefined) return [];
  return [`${name} may hold ${variables[name].may}; it holds “${entries.join(',')}”. ${problem}`];
}
