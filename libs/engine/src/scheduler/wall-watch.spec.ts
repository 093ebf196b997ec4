import { expect, it } from 'vitest';
import { FakeClock } from '../testing/fake-clock.js';
import { WallWatch } from './wall-watch.js';

it('tells a jump of the wall clock, once, from time that passed', () => {
  const clock = new FakeClock();
  const watch = new WallWatch(clock);
  clock.stall(3_600_000);
  expect(watch.jump()).toBeUndefined();
  clock.jump(-5000);
  clock.stall(700);
  expect(watch.jump()).toBe(-5000);
  expect(watch.jump()).toBeUndefined();
  clock.jump(900);
  expect(watch.jump()).toBeUndefined();
});
