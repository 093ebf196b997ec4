import { CheckFinished, CheckRunner } from '@dialtone/engine';
import { aBus, aProbe, EagerClock, options } from './engine-parts.ts';
import { cpuUsEach, median } from './measure.ts';
import type { Row } from './table.ts';

const rounds = 7;
const checks = 5000;

/** What the engine adds to a check: limit, deadline and events, around a checker that answers at once. */
export async function benchRunner(): Promise<Row[]> {
  const clock = new EagerClock();
  const bus = aBus(clock);
  const runner = new CheckRunner(bus, clock, options);
  bus.listen(CheckFinished, event => {
    runner.conclude(event);
  });
  const probes = Array.from({ length: checks }, (_, id) => aProbe(id + 1));
  const us: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const each = await cpuUsEach(checks, () =>
      Promise.all(probes.map(probe => runner.checkNow(probe))),
    );
    if (round > 0) us.push(each);
  }
  return [{ what: 'What the engine adds to a check, CPU', value: median(us), unit: 'µs' }];
}
