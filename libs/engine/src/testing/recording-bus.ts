import { EventEmitter2 } from '@nestjs/event-emitter';
import { Bus, type BusEvent } from '../bus.js';
import type { Clock } from '../clock.js';
import type { CheckFinished } from '../events.js';
import { FakeClock } from './fake-clock.js';

/** The real bus, which also keeps all that was said. */
export class RecordingBus extends Bus {
  readonly said: BusEvent[] = [];

  constructor(clock: Clock = new FakeClock()) {
    super(new EventEmitter2({ maxListeners: 0 }), clock);
  }

  override publish(event: BusEvent): void {
    this.said.push(event);
    super.publish(event);
  }

  override gather(event: CheckFinished): void {
    this.said.push(event);
    super.gather(event);
  }

  of<E extends BusEvent>(type: abstract new (...parts: never[]) => E): E[] {
    return this.said.filter((event): event is E => event instanceof type);
  }
}
