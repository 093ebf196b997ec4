import { Injectable, Logger } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import type {
  CheckDue,
  CheckFinished,
  EgressRefused,
  MaintenanceChanged,
  ProbeRemoved,
  ProbeSaved,
  ProbeStateChanged,
  ResultsWaiting,
  RunsMissed,
  RunsSettled,
} from './events.js';

/** Everything that can be said on the bus. */
export type BusEvent =
  | ProbeSaved
  | ProbeRemoved
  | CheckDue
  | MaintenanceChanged
  | RunsMissed
  | RunsSettled
  | CheckFinished
  | EgressRefused
  | ProbeStateChanged
  | ResultsWaiting;

/** An event's class, which is its name on the bus. */
type EventClass<E extends BusEvent> = abstract new (...parts: never[]) => E;

/** What each decorated method hears. */
const heard = new WeakMap<object, EventClass<BusEvent>[]>();

/**
 * Calls the decorated method with every event of this class. What it throws is logged and stops nobody else; what it
 * promises is nobody's, so it answers at once.
 */
export const On =
  <E extends BusEvent>(type: EventClass<E>) =>
  <F extends (event: E) => void>(
    _: object,
    __: string | symbol,
    method: TypedPropertyDescriptor<F>,
  ): void => {
    const { value } = method;
    if (value === undefined) throw new Error('Only methods hear events.');
    heard.set(value, [...heardBy(value), type]);
  };

export const heardBy = (method: object): readonly EventClass<BusEvent>[] => heard.get(method) ?? [];

/**
 * The house's internal bus: a typed skin on EventEmitter2. Listeners hear an event at once, in the publisher's turn,
 * and cannot answer; one that fails cannot break another or the publisher.
 */
@Injectable()
export class Bus {
  private readonly logger = new Logger(Bus.name);

  constructor(private readonly emitter: EventEmitter2) {}

  publish(event: BusEvent): void {
    this.emitter.emit(event.constructor.name, event);
  }

  /** Listens for as long as the answer is not called; for what comes and goes, such as subscriptions. */
  listen<E extends BusEvent>(type: EventClass<E>, listener: (event: E) => void): () => void {
    const guarded = (event: E): void => {
      try {
        listener(event);
      } catch (error) {
        this.logger.error(error);
      }
    };
    this.emitter.on(type.name, guarded);
    return () => {
      this.emitter.off(type.name, guarded);
    };
  }
}
