import { ProbeSaved, Scheduler } from '@dialtone/engine';
import { aBus, aProbe, options, StillClock } from './engine-parts.ts';
import { cpuUsEach, heapBytes, median } from './measure.ts';
import type { Row } from './table.ts';

const rounds = 7;
const probes = 10_000;

/** What it costs to arm ten thousand probes, as at boot, and to keep them armed. */
export async function benchScheduler(): Promise<Row[]> {
  const events = Array.from(
    { length: probes },
    (_, id) => new ProbeSaved(aProbe(id + 1), 'replayed'),
  );
  const us: number[] = [];
  const bytes: number[] = [];
  // All are kept, so that none is collected between two looks at the heap.
  const schedulers: Scheduler[] = [];
  // The first round warms up and is not counted.
  for (let round = 0; round <= rounds; round += 1) {
    const before = heapBytes();
    const scheduler = new Scheduler(aBus(), new StillClock(), options);
    const each = await cpuUsEach(probes, () => {
      for (const event of events) scheduler.arm(event);
    });
    schedulers.push(scheduler);
    const after = heapBytes();
    if (schedulers.at(-1)?.armed !== probes) throw new Error('Not every probe was armed.');
    if (round === 0) continue;
    us.push(each);
    bytes.push((after - before) / probes);
  }
  return [
    { what: 'Arming 10,000 probes, CPU', value: (median(us) * probes) / 1000, unit: 'ms' },
    { what: 'An armed probe in the timetable, heap', value: median(bytes), unit: 'B' },
  ];
}
