import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Gauge, type Registry } from 'prom-client';
import { nextTurn } from '../platform/next-turn.js';

/**
 * How often the delay is sampled, in milliseconds. Each sample wakes the process: a hundred a second, as prom-client has it,
 * cost a tenth of what 200 checks a second do.
 */
const sampledEachMs = 100;

type Delays = ReturnType<typeof monitorEventLoopDelay>;
type Reading = (delays: Delays) => number;

/** What a sample holds is the time since the one before, in nanoseconds; what is beyond the sampling's own time is lag. */
const late = (ns: number): number => Math.max(0, ns / 1e9 - sampledEachMs / 1000);

const readings: readonly (readonly [name: string, help: string, read: Reading])[] = [
  ['min', 'The least delay of the event loop.', ({ min }) => late(min)],
  ['max', 'The longest delay of the event loop.', ({ max }) => late(max)],
  ['mean', 'The mean delay of the event loop.', ({ mean }) => late(mean)],
  [
    'stddev',
    'The standard deviation of the delays of the event loop.',
    ({ stddev }) => stddev / 1e9,
  ],
  ['p50', 'The median delay of the event loop.', delays => late(delays.percentile(50))],
  [
    'p90',
    'The 90th percentile of the delays of the event loop.',
    delays => late(delays.percentile(90)),
  ],
  [
    'p99',
    'The 99th percentile of the delays of the event loop.',
    delays => late(delays.percentile(99)),
  ],
];

/**
 * The delays of the event loop since the last scrape, in place of prom-client's metrics of the same names: those are never
 * below the 10 ms of their sampling, for which they wake the process a hundred times a second.
 */
export class EventLoopLag {
  private readonly delays = monitorEventLoopDelay({ resolution: sampledEachMs });
  private readonly gauges: readonly (readonly [gauge: Gauge, read: Reading])[];

  constructor(registry: Registry) {
    this.gauges = readings.map(([what, help, read], place) => {
      const name = `nodejs_eventloop_lag_${what}_seconds`;
      // One of them is asked for all, at each scrape.
      const collect = () => {
        if (place === 0) this.read();
      };
      return [new Gauge({ name, help, registers: [registry], collect }), read];
    });
    lagNow(registry);
    this.delays.enable();
  }

  stop(): void {
    this.delays.disable();
  }

  private read(): void {
    // Scraped again before there was a sample: what was told last still holds.
    if (this.delays.count === 0) return;
    for (const [gauge, read] of this.gauges) gauge.set(read(this.delays));
    this.delays.reset();
  }
}

/** How long whoever asks for the metrics waits for a turn of the event loop. */
function lagNow(registry: Registry): void {
  const gauge = new Gauge({
    name: 'nodejs_eventloop_lag_seconds',
    help: 'Lag of event loop in seconds.',
    registers: [registry],
    collect: async () => {
      const asked = performance.now();
      await nextTurn();
      gauge.set((performance.now() - asked) / 1000);
    },
  });
}
