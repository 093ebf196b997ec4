import { familyNames, probeFamilies } from '../blackbox/families/catalogue.js';
import { checkResults } from './check-results.js';
import { isLabelled } from './family.js';
import { probeLabels } from './probe-labels.js';

/** Every family that has samples for each probe, with the labels that it has unless the operator wants more. */
export const probeCatalogue = [
  { ...checkResults, type: 'counter' },
  ...familyNames.map(name => ({
    name,
    type: 'gauge',
    help: probeFamilies[name].help,
    labelNames: [
      'probe_id',
      ...(isLabelled(name) ? probeLabels : []),
      ...probeFamilies[name].labels,
    ],
  })),
];
