// npm run bench: what the parts cost, in CPU time, as one table. Medians of several runs; only ratios travel between machines.
// npm run bench -- checks: one part alone.
import { benchArithmetic } from './arithmetic.ts';
import { benchChecks } from './checks.ts';
import { benchGraphql } from './graphql.ts';
import { benchHttp } from './http.ts';
import { benchRunner } from './runner.ts';
import { benchScheduler } from './scheduler.ts';
import { tableOf } from './table.ts';

const parts = {
  checks: benchChecks,
  http: benchHttp,
  runner: benchRunner,
  scheduler: benchScheduler,
  arithmetic: benchArithmetic,
  graphql: benchGraphql,
};
const asked = process.argv.slice(2);
const unknown = asked.filter(name => !(name in parts));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')}. There are ${Object.keys(parts).join(', ')}.`);
  process.exit(1);
}
const rows = [];
for (const [name, bench] of Object.entries(parts))
  if (asked.length === 0 || asked.includes(name)) rows.push(...(await bench()));
console.log(tableOf(rows));
