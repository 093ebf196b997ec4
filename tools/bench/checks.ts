import { fork, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { many } from './at-once.ts';
import { bareConnect, bareGet } from './bare.ts';
import { Blackbox } from './blackbox.ts';
import { cpuUsEach, median } from './measure.ts';
import { ourCheck } from './our-check.ts';
import { cpuUsOf, endedChildrenUs } from './process-cpu.ts';
import type { Measured, Row } from './table.ts';

const rounds = 9;
/**
 * A prober runs for months, and V8 goes on compiling for some 10,000 checks of a kind, in threads whose time counts.
 * Both sides get the same.
 */
const warmUps = 8;
const atOnce = 50;
const times = 2000;
/** Their processor time is counted in ticks of 10 ms, which a round must be long against. */
const abTimes = 10_000;
/** In a check that sends several. */
const echoes = 10;

/** What one check costs in processor time, in microseconds, in one round. */
type Way = () => Promise<number>;

/** Every protocol against the least that Node needs, and against its peers, all in turns in one run. */
export async function benchChecks(): Promise<Row[]> {
  const http = await server('http-server.ts');
  const dns = await server('dns-server.ts');
  const blackbox = await Blackbox.start();
  const ways = { ...ourWays(http.port, dns.port), ...peerWays(blackbox, http.port, dns.port) };
  const us = await measured(ways);
  http.stop();
  dns.stop();
  await blackbox?.stop();
  return rowsOf(us);
}

function ourWays(http: number, dns: number): Record<string, Way> {
  const url = `http://127.0.0.1:${http}/`;
  const expectations = [
    { subject: 'BODY' as const, comparison: 'CONTAINS' as const, values: ['ok'] },
  ];
  const resolver = `127.0.0.1:${dns}`;
  return {
    'bare GET': own(bareGet(http)),
    HTTP: own(ourCheck({ http: { url, expectations } })),
    'bare connect': own(bareConnect(http)),
    TCP: own(ourCheck({ tcp: { host: '127.0.0.1', port: http } })),
    DNS: own(ourCheck({ dns: { host: 'bench.test', resolver } })),
    ICMP: own(ourCheck({ icmp: { host: '127.0.0.1', count: 1 } })),
    'ICMP echo': each(
      echoes,
      own(ourCheck({ icmp: { host: '127.0.0.1', count: echoes, intervalMs: 0 } })),
    ),
  };
}

function peerWays(
  blackbox: Blackbox | undefined,
  http: number,
  dns: number,
): Partial<Record<string, Way>> {
  const ab = spawnSync('ab', ['-V'], { stdio: 'ignore' }).error === undefined;
  const probing =
    (at: Blackbox, module: string, target: string): Way =>
    async () => {
      const before = cpuUsOf(at.pid);
      await many({ times: times / 2, atOnce }, () => at.probe(module, target));
      return (cpuUsOf(at.pid) - before) / (times / 2);
    };
  return {
    ...(ab && { ab: () => abUs(http) }),
    ...(blackbox !== undefined && {
      'blackbox http': probing(blackbox, 'http_2xx', `http://127.0.0.1:${http}/`),
      'blackbox dns': probing(blackbox, 'dns_a', `127.0.0.1:${dns}`),
    }),
  };
}

const own =
  (once: () => Promise<void>): Way =>
  () =>
    cpuUsEach(times, () => many({ times, atOnce }, once));

const each =
  (parts: number, way: Way): Way =>
  async () =>
    (await way()) / parts;

async function abUs(port: number): Promise<number> {
  const before = endedChildrenUs();
  const child = spawn(
    'ab',
    ['-q', '-n', String(abTimes), '-c', String(atOnce), `http://127.0.0.1:${port}/`],
    { stdio: 'ignore' },
  );
  await once(child, 'exit');
  return (endedChildrenUs() - before) / abTimes;
}

/** The first rounds warm up and are not counted; a way that fails, such as ICMP without the right to it, is left out. */
async function measured(ways: Partial<Record<string, Way>>): Promise<Map<string, number>> {
  const us = new Map<string, number[]>();
  const failed = new Set<string>();
  for (let round = 0; round < warmUps + rounds; round += 1)
    for (const [name, way] of Object.entries(ways)) {
      if (way === undefined || failed.has(name)) continue;
      try {
        const each = await way();
        if (round >= warmUps) us.set(name, [...(us.get(name) ?? []), each]);
      } catch (error) {
        failed.add(name);
        us.delete(name);
        console.log(
          `${name} is left out: ${error instanceof Error ? error.message : String(error)}`,
        );
      }
    }
  return new Map([...us].map(([name, values]) => [name, median(values)]));
}

interface Comparison {
  readonly what: string;
  readonly way: string;
  readonly yardstick?: string;
  readonly goal?: Measured['goal'];
}

const comparisons: readonly Comparison[] = [
  {
    what: 'HTTP check, phases and one expectation',
    way: 'HTTP',
    yardstick: 'bare GET',
    goal: { most: 1.8, of: 'ratio' },
  },
  { what: 'HTTP check', way: 'HTTP', yardstick: 'ab' },
  {
    what: 'HTTP check',
    way: 'HTTP',
    yardstick: 'blackbox http',
    goal: { most: 1 / 6, of: 'ratio' },
  },
  { what: 'TCP check', way: 'TCP', yardstick: 'bare connect', goal: { most: 1.4, of: 'ratio' } },
  { what: 'DNS check', way: 'DNS', yardstick: 'blackbox dns', goal: { most: 1 / 4, of: 'ratio' } },
  { what: 'ICMP check, one echo', way: 'ICMP', goal: { most: 60, of: 'value' } },
  {
    what: `ICMP check of ${echoes} echoes, for each`,
    way: 'ICMP echo',
    goal: { most: 60, of: 'value' },
  },
];

function rowsOf(us: ReadonlyMap<string, number>): Row[] {
  return comparisons.flatMap(({ what, way, yardstick, goal }): Row[] => {
    const value = us.get(way);
    const other = yardstick === undefined ? undefined : us.get(yardstick);
    if (value === undefined) return [];
    if (yardstick !== undefined && other === undefined) {
      console.log(`${yardstick} is not installed, so that ${what} is not compared with it.`);
      return [];
    }
    return [
      {
        what: `${what}, CPU`,
        value,
        unit: 'µs',
        ...(yardstick !== undefined && { yardstick: { what: yardstick, value: other ?? NaN } }),
        ...(goal !== undefined && { goal }),
      },
    ];
  });
}

async function server(file: string) {
  const child = fork(join(import.meta.dirname, file));
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return {
    port,
    stop: () => {
      child.disconnect();
    },
  };
}
