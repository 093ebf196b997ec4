// npm run bench: what the parts cost, in CPU time, as one table. Medians of several runs; only ratios travel between machines.
import { benchArithmetic } from './arithmetic.ts';
import { benchHttp } from './http.ts';
import { benchRunner } from './runner.ts';
import { benchScheduler } from './scheduler.ts';
import { tableOf } from './table.ts';

const rows = [];
for (const bench of [benchHttp, benchRunner, benchScheduler, benchArithmetic])
  rows.push(...(await bench()));
console.log(tableOf(rows));
