// npm run bench: what the parts and the whole cost, in CPU time, as one table. Only ratios travel between machines.
// npm run bench -- checks fleet-http-5s: some parts alone; --rounds=3: so many turns of each fleet and its peer, and their medians.
import { parseArgs } from 'node:util';
import { benchArithmetic } from './arithmetic.ts';
import { benchChecks } from './checks.ts';
import { fleetParts, longParts } from './fleet/parts.ts';
import { benchGraphql } from './graphql.ts';
import { benchHttp } from './http.ts';
import { benchMetrics } from './metrics.ts';
import { benchRunner } from './runner.ts';
import { benchScheduler } from './scheduler.ts';
import { benchSlots } from './slots.ts';
import { benchSubscriptions } from './subscriptions.ts';
import { tableOf } from './table.ts';

const parts = {
  checks: benchChecks,
  http: benchHttp,
  runner: benchRunner,
  scheduler: benchScheduler,
  slots: benchSlots,
  metrics: benchMetrics,
  arithmetic: benchArithmetic,
  graphql: benchGraphql,
  subscriptions: benchSubscriptions,
  ...fleetParts,
};
const { positionals: asked, values } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '1' } },
});
const all = { ...parts, ...longParts };
const unknown = asked.filter(name => !Object.hasOwn(all, name));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')}. There are ${Object.keys(all).join(', ')}.`);
  process.exit(1);
}
/** @type {import('./table.ts').Row[]} */
const rows = [];
for (const [name, bench] of Object.entries(asked.length === 0 ? parts : all)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.error(`Measuring ${name} …`);
  try {
    rows.push(...(await bench(Number(values.rounds))));
  } catch (error) {
    // What was not measured is said where its figure would stand.
    rows.push({ what: name, said: `FAILED: ${error instanceof Error ? error.message : error}` });
    process.exitCode = 1;
  }
}
console.log(tableOf(rows));
process.exit();
