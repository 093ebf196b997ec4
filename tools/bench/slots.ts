import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { checkers } from '@dialtone/checkers';
import {
  type Bus,
  CheckDue,
  CheckFinished,
  CheckRunner,
  ProbeSaved,
  Scheduler,
  SystemClock,
} from '@dialtone/engine';
import { parseSchedule, targetInput, type ValidProbe } from '@dialtone/model';
import { aBus, aProbe, options } from './engine-parts.ts';
import { cpuUsEach } from './measure.ts';
import type { Row } from './table.ts';

const seconds = 10;

/** What waking up costs at a low rate, and whether a full slot makes its targets look slow. */
export async function benchSlots(): Promise<Row[]> {
  const server = fork(join(import.meta.dirname, 'http-server.ts'));
  const [address] = (await once(server, 'message')) as [{ port: number }];
  const url = `http://127.0.0.1:${address.port}/`;
  await run(url, '* * * * * *', 100);
  const few = await run(url, '* * * * * *', 10);
  const many = await run(url, '* * * * * *', 100);
  const paced = await run(url, '5s', 1000);
  server.disconnect();
  return [
    {
      what: 'Latency of checks that are due at once, 100, p50',
      value: many.latencyMs(0.5),
      unit: 'ms',
      yardstick: { what: '10 at once', value: few.latencyMs(0.5) },
    },
    {
      what: 'Latency of checks that are due at once, 100, p90',
      value: many.latencyMs(0.9),
      unit: 'ms',
      yardstick: { what: '10 at once', value: few.latencyMs(0.9) },
    },
    { what: 'Due to started, 100 at once, p99', value: many.lateMs(0.99), unit: 'ms' },
    { what: '1,000 HTTP probes at 5 s, CPU of a check', value: paced.cpuUs, unit: 'µs' },
    { what: 'Due to started there, p99', value: paced.lateMs(0.99), unit: 'ms' },
  ];
}

interface Run {
  readonly cpuUs: number;
  readonly latencyMs: (share: number) => number;
  readonly lateMs: (share: number) => number;
}

/** Lets so many probes be due by one schedule for a while, and looks at what comes of it. */
async function run(url: string, text: string, probes: number): Promise<Run> {
  const clock = new SystemClock();
  const bus = aBus(clock);
  const { egress, timeZone, checksAtOnce } = options;
  const ours = { checkers, egress, timeZone, checksAtOnce };
  const scheduler = new Scheduler(bus, clock, ours);
  const runner = new CheckRunner(bus, clock, ours);
  const seen = recordOf(bus, runner);
  for (let id = 1; id <= probes; id += 1)
    scheduler.arm(new ProbeSaved(probeOf(id, url, text), 'replayed'));
  // Nothing else keeps this process alive: the timers of the engine do not.
  const cpuUs = await cpuUsEach(
    1,
    () => new Promise(resolve => setTimeout(resolve, seconds * 1000)),
  );
  scheduler.beforeApplicationShutdown();
  await runner.beforeApplicationShutdown();
  return {
    cpuUs: cpuUs / seen.latencies.length,
    latencyMs: share => quantile(seen.latencies, share),
    lateMs: share => quantile(seen.lates, share),
  };
}

function recordOf(bus: Bus, runner: CheckRunner): { latencies: number[]; lates: number[] } {
  const seen = { latencies: [] as number[], lates: [] as number[] };
  bus.listen(CheckDue, event => {
    runner.check(event);
  });
  bus.listen(CheckFinished, event => {
    const { dueAt, startedAt, outcome } = event;
    runner.conclude(event);
    if (!outcome.up) throw new Error(outcome.message);
    seen.latencies.push(outcome.latencyMs);
    seen.lates.push(startedAt.getTime() - (dueAt?.getTime() ?? NaN));
  });
  return seen;
}

function probeOf(id: number, url: string, text: string): ValidProbe {
  const [parsed, target] = [parseSchedule(text), targetInput.parse({ http: { url } })];
  if (!parsed.ok) throw new Error(parsed.problem);
  return { ...aProbe(id), schedule: parsed.schedule, target, type: 'HTTP', address: url };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(share * (sorted.length - 1))] ?? NaN;
}
