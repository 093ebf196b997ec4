import { ProbeSaved, Scheduler } from '@dialtone/engine';
import { parseSchedule, type ValidProbe } from '@dialtone/model';
import { aBus, aProbe, options, PlayedClock, StillClock } from './engine-parts.ts';
import { cpuUsEach, heapBytes, median } from './measure.ts';
import type { Row } from './table.ts';

const rounds = 7;
const probes = 10_000;
const many = 50_000;

/** What it costs to arm ten thousand probes, as at boot, to keep many armed, and to plan them again. */
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
    const clock = new StillClock();
    const scheduler = new Scheduler(aBus(clock), clock, options);
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
    {
      what: 'Arming 10,000 probes, CPU',
      value: (median(us) * probes) / 1000,
      unit: 'ms',
      goal: { most: 50, of: 'value' },
    },
    {
      what: 'An armed probe in the timetable, heap',
      value: median(bytes),
      unit: 'B',
      goal: { most: 1000, of: 'value' },
    },
    ...(await benchMany()),
    benchJump(),
  ];
}

/** Fifty thousand probes that nobody listens to, for a minute that is played. */
async function benchMany(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const text of ['10s', '0 * * * * *', '1h']) {
    const clock = new PlayedClock();
    const scheduler = new Scheduler(aBus(clock), clock, options);
    for (let id = 1; id <= many; id += 1)
      scheduler.arm(new ProbeSaved(onSchedule(id, text), 'replayed'));
    clock.play(60_000);
    const us = await cpuUsEach(1, () => {
      clock.play(60_000);
    });
    rows.push({
      what: `50,000 armed probes, ${text}, share of a core`,
      value: (us / 60_000_000) * 100,
      unit: '%',
      goal: { most: 2, of: 'value' },
    });
  }
  return rows;
}

/** The longest that the event loop is held while ten thousand probes are planned again. */
function benchJump(): Row {
  const longest: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const clock = new PlayedClock();
    const scheduler = new Scheduler(aBus(clock), clock, options);
    for (let id = 1; id <= probes; id += 1) scheduler.arm(new ProbeSaved(aProbe(id), 'replayed'));
    clock.play(60_000);
    clock.jump(3_600_000);
    longest.push(clock.play(5000));
  }
  return {
    what: 'Planning 10,000 probes again, longest turn',
    value: median(longest),
    unit: 'ms',
    goal: { most: 50, of: 'value' },
  };
}

function onSchedule(id: number, text: string): ValidProbe {
  const parsed = parseSchedule(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return { ...aProbe(id), schedule: parsed.schedule };
}
