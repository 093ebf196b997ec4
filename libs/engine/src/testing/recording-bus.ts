import { EventEmitter2 } from '@nestjs/event-emitter';
import { Bus, type BusEvent } from '../bus.js';

/** The real bus, which also keeps all that was said. */
export class RecordingBus extends Bus {
  readonly said: BusEvent[] = [];

  constructor() {
    super(new EventEmitter2({ maxListeners: 0 }));
  }

  override publish(event: BusEvent): void {
    this.said.push(event);
    super.publish(event);
  }

  of<E extends BusEvent>(type: abstract new (...parts: never[]) => E): E[] {
    return this.said.filter((event): event is E => event instanceof type);
  }
}
