import { aProbe } from '@dialtone/model/testing';
import { Injectable, Logger } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { EventEmitterModule } from '@nestjs/event-emitter';
import { Test } from '@nestjs/testing';
import { describe, expect, it, vi } from 'vitest';
import { Bus, On } from './bus.js';
import { BusListeners } from './bus-listeners.js';
import { Clock, SystemClock } from './clock.js';
import { CheckFinished, ProbeRemoved, ProbeSaved } from './events.js';
import { FakeClock } from './testing/fake-clock.js';
import { RecordingBus } from './testing/recording-bus.js';

/** A machine that others use too may stand still for a while. */
const patienceMs = 4_000;

const heard: string[] = [];

@Injectable()
class Faulty {
  @On(ProbeSaved)
  fail(): void {
    throw new Error('a listener with a bug');
  }
}

@Injectable()
class Listener {
  @On(ProbeSaved)
  note({ probe }: ProbeSaved): void {
    heard.push(`saved ${probe.name}`);
  }
}

describe('Bus', () => {
  it('carries an event to every listener of its class, whatever the others do', async () => {
    const error = vi.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
    const app = await Test.createTestingModule({
      imports: [DiscoveryModule, EventEmitterModule.forRoot()],
      providers: [
        Bus,
        { provide: Clock, useClass: SystemClock },
        BusListeners,
        Faulty,
        Listener,
        { provide: 'by another name', useExisting: Listener },
      ],
    }).compile();
    await app.init();
    const bus = app.get(Bus);
    const stop = bus.listen(ProbeSaved, ({ probe }) => heard.push(`too: ${probe.name}`));
    bus.listen(ProbeSaved, () => {
      throw new Error('another bug');
    });

    bus.publish(new ProbeSaved(aProbe({ name: 'a' }), 'created'));
    stop();
    bus.publish(new ProbeSaved(aProbe({ name: 'b' }), 'created'));
    bus.publish(new ProbeRemoved(aProbe()));

    await vi.waitFor(() => {
      expect(heard).toEqual(['saved a', 'too: a', 'saved b']);
      expect(error).toHaveBeenCalledTimes(4);
    }, patienceMs);
    await app.close();
    error.mockRestore();
  });

  describe('of what is gathered', () => {
    const probe = (id: number) => aProbe({ id });
    const finished = (id: number) =>
      new CheckFinished(
        probe(id),
        undefined,
        new Date(0),
        { up: true, latencyMs: 1, phases: [] },
        0,
      );

    /** A bus with two listeners, and what they heard in its order. */
    function heardOn(clock: FakeClock) {
      const heard: string[] = [];
      const bus = new RecordingBus(clock);
      for (const who of ['a', 'b'])
        bus.listen(CheckFinished, ({ probe: { id } }) => heard.push(`${who}${id}`));
      bus.listen(ProbeRemoved, ({ probe: { id } }) => heard.push(`removed ${id}`));
      return { bus, heard };
    }

    it('tells each listener all of it, in order, once the turn is over', () => {
      const clock = new FakeClock();
      const { bus, heard } = heardOn(clock);
      for (const id of [1, 2, 3]) bus.gather(finished(id));
      expect(heard).toEqual([]);
      clock.advance(0);
      expect(heard).toEqual(['a1', 'a2', 'a3', 'b1', 'b2', 'b3']);
      bus.gather(finished(4));
      clock.advance(0);
      expect(heard.slice(6)).toEqual(['a4', 'b4']);
    });

    it('tells it before anything that is said later, and once', () => {
      const clock = new FakeClock();
      const { bus, heard } = heardOn(clock);
      bus.gather(finished(1));
      bus.publish(new ProbeRemoved(probe(1)));
      bus.gather(finished(2));
      bus.publish(finished(3));
      clock.advance(0);
      expect(heard).toEqual(['a1', 'b1', 'removed 1', 'a2', 'b2', 'a3', 'b3']);
    });

    it('tells no more of it to a listener that wanted one', () => {
      const clock = new FakeClock();
      const { bus } = heardOn(clock);
      const once: number[] = [];
      const stop = bus.listen(CheckFinished, ({ probe: { id } }) => {
        once.push(id);
        stop();
      });
      for (const id of [1, 2]) bus.gather(finished(id));
      clock.advance(0);
      expect(once).toEqual([1]);
    });

    it('tells the rest of it to a listener that failed', () => {
      const error = vi.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
      const clock = new FakeClock();
      const { bus, heard } = heardOn(clock);
      bus.listen(CheckFinished, ({ probe: { id } }) => {
        if (id === 1) throw new Error('a bug');
        heard.push(`c${id}`);
      });
      for (const id of [1, 2]) bus.gather(finished(id));
      clock.advance(0);
      expect(heard).toEqual(['a1', 'a2', 'b1', 'b2', 'c2']);
      expect(error).toHaveBeenCalledTimes(1);
      error.mockRestore();
    });
  });
});
