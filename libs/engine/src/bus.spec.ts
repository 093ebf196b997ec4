import { aProbe } from '@dialtone/model/testing';
import { Injectable, Logger } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { EventEmitterModule } from '@nestjs/event-emitter';
import { Test } from '@nestjs/testing';
import { describe, expect, it, vi } from 'vitest';
import { Bus, On } from './bus.js';
import { BusListeners } from './bus-listeners.js';
import { ProbeRemoved, ProbeSaved } from './events.js';

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
    });
    await app.close();
    error.mockRestore();
  });
});
