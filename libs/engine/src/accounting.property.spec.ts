import { nextMoment } from '@dialtone/model';
import { Logger } from '@nestjs/common';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Grain } from './scheduler/grain.js';
import { phaseOf, slotOf } from './scheduler/next-run.js';
import { FakeClock } from './testing/fake-clock.js';
import { type Armed, houseZone, SimulatedWorld } from './testing/simulated-world.js';

const minute = 60_000;
const ids = [1, 2, 3, 4];
const texts = [
  '1s',
  '2s',
  '7s',
  '1m',
  '* * * * * *',
  '*/7 * * * * *',
  '0,7 * * * * *',
  '0 * * * * *',
  '30 */2 1-3 * * *',
  'TZ=Australia/Lord_Howe 0 1-59/4 * * * *',
];

type Deed = (world: SimulatedWorld) => Promise<void> | void;

const id = fc.constantFrom(...ids);
const text = fc.constantFrom(...texts);
const upTo = (ms: number) => fc.integer({ min: 0, max: ms });

const saving = fc
  .record({
    id,
    text,
    enabled: fc.constantFrom(true, true, false),
    host: fc.constantFrom('a.example', 'b.example'),
  })
  .map(({ id, text, ...how }): [string, Deed] => [
    `save ${id} ${text} ${JSON.stringify(how)}`,
    world => {
      world.save(id, text, how);
    },
  ]);
const removal = id.map((id): [string, Deed] => [
  `remove ${id}`,
  world => {
    world.remove(id);
  },
]);
const asking = id.map((id): [string, Deed] => [
  `check ${id} now`,
  world => {
    world.checkNow(id);
  },
]);
const playing = upTo(12_000).map((ms): [string, Deed] => [
  `play ${ms}`,
  async world => world.clock.play(ms, 250),
]);
const stalling = upTo(15_000).map((ms): [string, Deed] => [
  `stall ${ms}`,
  world => {
    world.clock.stall(ms);
  },
]);
const restart = upTo(15 * minute).map((ms): [string, Deed] => [
  `restart after ${ms}`,
  async world => world.restart(ms),
]);
const maintenance = fc
  .tuple(upTo(20_000), upTo(20_000), fc.subarray(ids))
  .map(([inMs, forMs, probeIds]): [string, Deed] => [
    `maintenance in ${inMs} for ${forMs} of ${probeIds.join()}`,
    world => {
      const from = world.clock.now() + inMs;
      const time = { kind: 'once', from, until: from + forMs } as const;
      world.announce([{ id: 1, title: 'Update', probeIds, applications: [], time }]);
    },
  ]);
const jumping = (least: number, most: number) =>
  fc.integer({ min: least, max: most }).map((ms): [string, Deed] => [
    `jump ${ms}`,
    world => {
      world.clock.jump(ms);
    },
  ]);

const daily = [playing, playing, playing, saving, saving, removal, asking, stalling, maintenance];

/** A life of some probes; the texts of its deeds are shown when it goes wrong, beside the seed that repeats it. */
const lifeOf = (deeds: readonly fc.Arbitrary<[string, Deed]>[]) =>
  fc.record({
    startAt: fc
      .constantFrom(
        '2026-01-01T00:00:00Z',
        '2026-03-29T00:58:00Z',
        '2026-10-25T00:57:00Z',
        '2026-04-04T14:55:00Z',
      )
      .chain(at => upTo(3 * minute).map(ms => Date.parse(at) + ms)),
    checksAtOnce: fc.integer({ min: 1, max: 3 }),
    durations: fc.array(upTo(2500), { minLength: 1, maxLength: 20 }),
    first: fc.array(saving, { minLength: 3, maxLength: 5 }),
    deeds: fc.array(fc.oneof(...deeds), { maxLength: 25 }),
  });
type Life = ReturnType<typeof lifeOf> extends fc.Arbitrary<infer L> ? L : never;

async function live({
  startAt,
  checksAtOnce,
  durations,
  first,
  deeds,
}: Life): Promise<SimulatedWorld> {
  let looks = 0;
  const duration = () => durations[looks++ % durations.length] ?? 0;
  const world = new SimulatedWorld(new FakeClock(startAt), duration, checksAtOnce);
  for (const [, deed] of [...first, ...deeds]) await deed(world);
  await world.stop();
  return world;
}

/** What was planned, found the long way: moment by moment, and on a grid that is counted out. */
function oracle({ probe, after, until }: Armed, end: number): number[] {
  const last = Math.min(until, end);
  const moments: number[] = [];
  const { schedule } = probe;
  if (schedule.kind === 'interval') {
    const { periodMs } = schedule;
    const days = Math.floor(after / periodMs) * periodMs;
    for (let at = days + phaseOf(probe.id, periodMs); at <= last; at += periodMs)
      if (at > after) moments.push(at);
    return moments;
  }
  for (let at: number | undefined = after; ; moments.push(at)) {
    at = nextMoment(schedule, new Date(at), houseZone)?.getTime();
    if (at === undefined || at > last) return moments;
  }
}

const sorted = (moments: readonly number[]) => [...moments].sort((a, b) => a - b);

async function expectEveryMomentOnce(life: Life): Promise<void> {
  const world = await live(life);
  expect(world.wrongs).toEqual([]);
  // The engine stops first, and gives its last checks ten seconds, which are nobody's any more.
  const end = world.stoppedAt;
  for (const one of ids) {
    const planned = world.armed
      .filter(({ probe }) => probe.id === one)
      .flatMap(armed => oracle(armed, end));
    expect(sorted((world.ended.get(one) ?? []).map(slotOf))).toEqual(sorted(planned));
  }
  expect(world.accounted).toBe(world.planned);
}

beforeEach(() => {
  vi.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
  vi.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('every planned run is accounted once', () => {
  it('whatever is edited, disabled, removed, asked for, announced, and however late we are', async () => {
    await fc.assert(fc.asyncProperty(lifeOf(daily), expectEveryMomentOnce), { numRuns: 60 });
  });

  it('over restarts', async () => {
    const life = lifeOf([...daily, restart, restart]);
    await fc.assert(fc.asyncProperty(life, expectEveryMomentOnce), { numRuns: 40 });
  });

  it('when the fleet grows and shrinks, and with it the number of moments in a slot', async () => {
    const life = fc.tuple(
      fc.infiniteStream(fc.constantFrom(100, 50, 25, 10, 5, 2)),
      lifeOf([...daily, restart, restart]),
    );
    await fc.assert(
      fc.asyncProperty(life, async ([grains, life]) => {
        vi.spyOn(Grain.prototype, 'ms', 'get').mockImplementation(() => {
          const { done, value } = grains.next() as IteratorResult<number, undefined>;
          return done === true ? 100 : value;
        });
        await expectEveryMomentOnce(life);
      }),
      { numRuns: 60 },
    );
  });

  it('when the clock is set forward, or went on while the machine slept', async () => {
    const life = lifeOf([...daily, jumping(1500, 20 * minute)]);
    await fc.assert(fc.asyncProperty(life, expectEveryMomentOnce), { numRuns: 40 });
  });

  it('when the clock is set to and fro: the sum is right, and nobody is checked twice at once', async () => {
    const life = lifeOf([...daily, restart, jumping(-20 * minute, 20 * minute)]);
    await fc.assert(
      fc.asyncProperty(life, async life => {
        const world = await live(life);
        expect(world.wrongs.filter(wrong => wrong.includes('once'))).toEqual([]);
        expect(world.accounted).toBe(world.planned);
      }),
      { numRuns: 40 },
    );
  });
});
