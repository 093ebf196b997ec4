import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { cpuUsEach, median } from './measure.ts';
import { aMetricsRoom, anHttpsProbe, finished, saved } from './metrics-parts.ts';
import type { Row } from './table.ts';

const probes = 10_000;
const rounds = 9;
/** V8 goes on compiling for some ten thousand checks, in threads whose time counts. */
const warmUps = 10;

/** What ten thousand HTTPS probes cost the metrics: at each check, and at each scrape. */
export async function benchMetrics(): Promise<Row[]> {
  const room = await aMetricsRoom();
  const all = Array.from({ length: probes }, (_, index) => anHttpsProbe(index + 1));
  for (const probe of all) room.feed.keep(saved(probe));
  const measured: Measured[] = [];
  for (let round = 0; round < warmUps + rounds; round += 1)
    measured.push(
      await oneRound(
        room,
        all.map(probe => finished(probe, round)),
      ),
    );
  return rowsOf(measured.slice(warmUps));
}

interface Measured {
  readonly checkUs: number;
  readonly plainMs: number;
  readonly gzipMs: number;
  readonly longestMs: number;
  readonly bytes: number;
}
type Room = Awaited<ReturnType<typeof aMetricsRoom>>;

async function oneRound(
  { feed, exposition, packed, plain }: Room,
  checks: readonly ReturnType<typeof finished>[],
): Promise<Measured> {
  const checkUs = await cpuUsEach(checks.length, () => {
    for (const check of checks) feed.count(check);
  });
  const sink = new Count();
  const plainUs = await cpuUsEach(1, () => pipeline(plain(exposition.blocks()), sink));
  const compressed = () => pipeline(packed(exposition.blocks()), new Count());
  const gzipUs = await cpuUsEach(1, compressed);
  // In a scrape of its own: to watch the turns keeps the loop busy while the pool compresses.
  const turns = new Turns();
  await compressed();
  return {
    checkUs,
    plainMs: plainUs / 1000,
    gzipMs: gzipUs / 1000,
    longestMs: turns.stop(),
    bytes: sink.bytes,
  };
}

/** Takes everything, and counts it. */
class Count extends Writable {
  bytes = 0;

  override _write(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    this.bytes += chunk.length;
    done();
  }
}

/** How long the longest turn of the event loop takes, in processor time of this thread: others may hold the machine. */
class Turns {
  private longestUs = 0;
  private since = process.threadCpuUsage();
  private next = setImmediate(() => {
    this.turn();
  });

  /** @returns milliseconds */
  stop(): number {
    clearImmediate(this.next);
    return this.longestUs / 1000;
  }

  private turn(): void {
    const { user, system } = process.threadCpuUsage(this.since);
    this.longestUs = Math.max(this.longestUs, user + system);
    this.since = process.threadCpuUsage();
    this.next = setImmediate(() => {
      this.turn();
    });
  }
}

function rowsOf(measured: readonly Measured[]): Row[] {
  const middle = (part: keyof Measured) => median(measured.map(each => each[part]));
  const within = (most: number) => ({ most, of: 'value' }) as const;
  return [
    {
      what: 'What the metrics add to a check, CPU',
      value: middle('checkUs'),
      unit: 'µs',
      goal: within(3),
    },
    {
      what: 'A scrape with 10,000 HTTPS probes, CPU',
      value: middle('plainMs'),
      unit: 'ms',
      goal: within(150),
    },
    {
      what: 'The same with gzip, CPU',
      value: middle('gzipMs'),
      unit: 'ms',
      goal: within(150),
    },
    {
      what: 'Longest turn within it, CPU',
      value: Math.max(...measured.map(({ longestMs }) => longestMs)),
      unit: 'ms',
      goal: within(20),
    },
    { what: 'Its size', value: middle('bytes') / 1e6, unit: 'MB', goal: within(12) },
  ];
}
