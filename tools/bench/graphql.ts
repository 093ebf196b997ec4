import { once } from 'node:events';
import { createServer } from 'node:net';
import { many } from './at-once.ts';
import { median } from './measure.ts';
import { cpuUsOf } from './process-cpu.ts';
import { ServedApi } from './served-api.ts';
import type { Row } from './table.ts';
import { fillWithProbes, fleetSize } from './ten-thousand.ts';

const rounds = 5;
/** Aliases in one request: as many as the API takes. */
const together = 50;

const sorts = [
  'NAME',
  'TYPE',
  'ADDRESS',
  'APPLICATION',
  'SCHEDULE',
  'STATE',
  'LATENCY',
  'LAST_CHECK',
  'SUCCESS_RATE',
  'CREATED',
  'UPDATED',
];
const filters = [
  {},
  { search: 'GATEWAY 7' },
  { search: '支付' },
  { state: 'DOWN' },
  { enabled: true, type: 'TCP' },
  { application: 'application 7' },
];

/** As the console's list asks. */
const list = `query ($filter: ProbeFilter, $page: Int!, $pageSize: Int!, $sort: ProbeSort) {
  probes(filter: $filter, page: $page, pageSize: $pageSize, sort: $sort) {
    items { id name application type address cron enabled state stateReason stateSince successRate
      lastResult { id startedAt up latencyMs reason message } }
    total page pageSize } }`;
const summary = '{ summary { total up down degraded pending paused invalid } }';

/** What lists and counts cost over HTTP, at ten thousand probes on file that have each been checked. */
export async function benchGraphql(): Promise<Row[]> {
  const target = createServer(socket => socket.resume().on('error', () => undefined)).listen(
    0,
    '127.0.0.1',
  );
  await once(target, 'listening');
  const address = target.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const api = await ServedApi.start(fillWithProbes(port));
  try {
    await checkAll(api);
    const rows: Row[] = [];
    for (const pageSize of [30, 100]) {
      const { p95, cpuMs } = await measured(api, everyPage(pageSize));
      const what = `A page of ${pageSize} of 10,000 probes, any order and filter`;
      rows.push({ what: `${what}, p95`, value: p95, unit: 'ms', goal: { most: 60, of: 'value' } });
      rows.push({ what: `${what}, CPU`, value: cpuMs, unit: 'ms' });
    }
    const counts = await measured(
      api,
      Array.from({ length: 100 }, () => ({ query: summary })),
    );
    rows.push({
      what: 'Counts of 10,000 probes by state, p95',
      value: counts.p95,
      unit: 'ms',
      goal: { most: 20, of: 'value' },
    });
    rows.push({ what: 'Counts of 10,000 probes by state, CPU', value: counts.cpuMs, unit: 'ms' });
    return rows;
  } finally {
    await api.stop();
    target.close();
  }
}

interface Asked {
  readonly query: string;
  readonly variables?: object;
}

const everyPage = (pageSize: number): Asked[] =>
  filters.flatMap(filter =>
    sorts.flatMap(by =>
      [false, true].map(descending => ({
        query: list,
        variables: { filter, page: 1, pageSize, sort: { by, descending } },
      })),
    ),
  );

/** Checks every probe once, so that each has a state, a last result and a rate. */
async function checkAll(api: ServedApi): Promise<void> {
  let next = 1;
  await many({ times: fleetSize / together, atOnce: 4 }, async () => {
    const checks = Array.from({ length: together }, () => {
      const id = next;
      next += 1;
      return `c${id}: checkNow(id: ${id}) { up }`;
    });
    await api.ask(`mutation { ${checks.join(' ')} }`);
  });
}

/**
 * One after the other, as people ask. The first round warms up and is not counted. Of the latencies the quietest round
 * counts: whatever else the machine does adds to them, and takes nothing away.
 */
async function measured(
  api: ServedApi,
  asked: readonly Asked[],
): Promise<{ p95: number; cpuMs: number }> {
  const p95s: number[] = [];
  const cpu: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const ms: number[] = [];
    const before = cpuUsOf(api.pid);
    for (const { query, variables } of asked) {
      const began = performance.now();
      await api.ask(query, variables);
      ms.push(performance.now() - began);
    }
    if (round === 0) continue;
    cpu.push((cpuUsOf(api.pid) - before) / 1000 / asked.length);
    p95s.push(ms.sort((a, b) => a - b)[Math.ceil(ms.length * 0.95) - 1] ?? NaN);
  }
  return { p95: Math.min(...p95s), cpuMs: median(cpu) };
}
