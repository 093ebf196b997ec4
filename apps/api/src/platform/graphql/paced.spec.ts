import { FakeClock } from '@dialtone/engine/testing';
import { describe, expect, it } from 'vitest';
import { type Gathering, Paced } from './paced.js';

/** Gathers numbers; a zero stands for what was dropped. */
class Numbers implements Gathering<number[]> {
  private numbers: number[] = [];
  ended = 0;

  get hasNews(): boolean {
    return this.numbers.length > 0;
  }

  add(number: number): void {
    this.numbers.push(number);
  }

  take(): number[] {
    return this.numbers.splice(0);
  }

  drop(): void {
    this.numbers = [0];
  }

  end(): void {
    this.ended += 1;
  }
}

function aPaced() {
  const [clock, numbers] = [new FakeClock(), new Numbers()];
  const paced = new Paced(numbers, clock);
  const say = (number: number): void => {
    numbers.add(number);
    paced.wake();
  };
  const taken: number[][] = [];
  /** As a client that reads at once. */
  const read = async (): Promise<void> => {
    for await (const value of paced) taken.push(value);
  };
  return { clock, numbers, paced, say, taken, read };
}

describe('Paced', () => {
  it('tells the first at once, and what gathers after in at most four messages a second', async () => {
    const { clock, say, taken, read } = aPaced();
    void read();
    await clock.play(0, 1);
    for (let number = 1; number < 100; number += 1) {
      say(number);
      await clock.play(10);
    }
    expect(taken[0]).toEqual([1]);
    expect(taken).toHaveLength(4);
    await clock.play(250);
    expect(taken.flat()).toEqual(Array.from({ length: 99 }, (_, index) => index + 1));
    expect(clock.pending).toBe(0);
  });

  it('plans nothing while there is nothing to say', async () => {
    const { clock, read } = aPaced();
    void read();
    await clock.play(10_000);
    expect(clock.pending).toBe(0);
  });

  it('drops what gathered for a client that took nothing for ten seconds', async () => {
    const { clock, paced, say } = aPaced();
    say(1);
    await expect(paced.next()).resolves.toEqual({ value: [1], done: false });
    say(2);
    clock.advance(10_000);
    say(3);
    await expect(paced.next()).resolves.toEqual({ value: [2, 3], done: false });
    say(4);
    clock.advance(10_001);
    say(5);
    await expect(paced.next()).resolves.toEqual({ value: [0], done: false });
  });

  it('is left at once, also while it waits for something or for its moment', async () => {
    const { clock, numbers, paced, say } = aPaced();
    const over = { value: undefined, done: true };
    const first = paced.next();
    say(1);
    await first;
    const second = paced.next();
    say(2);
    expect(clock.pending).toBe(1);
    await expect(paced.return()).resolves.toEqual(over);
    await expect(second).resolves.toEqual(over);
    await expect(paced.next()).resolves.toEqual(over);
    await paced.throw();
    expect([numbers.ended, clock.pending]).toEqual([1, 0]);
  });
});
