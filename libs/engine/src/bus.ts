import { Injectable, Logger } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import { Clock } from './clock.js';
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
 * The house's internal bus: a typed skin on EventEmitter2. Listeners hear an event at once, in the publisher's turn, or with
 * others of its class at the end of it; always in the order in which events were said. They cannot answer, and one that
 * fails cannot break another or the publisher.
 */
@Injectable()
export class Bus {
  private readonly logger = new Logger(Bus.name);
  /** What was gathered, and is not told yet. */
  private gathered: CheckFinished[] = [];
  private willTell = false;

  constructor(
    private readonly emitter: EventEmitter2,
    private readonly clock: Clock,
  ) {}

  publish(event: BusEvent): void {
    this.tellGathered();
    this.tell([event]);
  }

  /**
   * Says it once what came in from outside in this turn was heard, or right before anything else is said: each listener
   * hears all that was gathered, one after another. For what comes by the thousand a second: a listener's code and data
   * that are at hand already cost less than those that a dozen others have pushed out.
   */
  gather(event: CheckFinished): void {
    this.gathered.push(event);
    if (this.willTell) return;
    this.willTell = true;
    this.clock.soon(() => {
      this.willTell = false;
      this.tellGathered();
    });
  }

  /** Listens for as long as the answer is not called; for what comes and goes, such as subscriptions. */
  listen<E extends BusEvent>(type: EventClass<E>, listener: (event: E) => void): () => void {
    let listens = true;
    const hear = (events: readonly E[]): void => {
      for (const event of events) {
        if (!listens) return;
        try {
          listener(event);
        } catch (error) {
          this.logger.error(error);
        }
      }
    };
    this.emitter.on(type.name, hear);
    return () => {
      listens = false;
      this.emitter.off(type.name, hear);
    };
  }

  private tellGathered(): void {
    const events = this.gathered;
    if (events.length === 0) return;
    this.gathered = [];
    this.tell(events);
  }

  /** @param events of one class */
  private tell(events: readonly BusEvent[]): void {
    const [first] = events;
    if (first !== undefined) this.emitter.emit(first.constructor.name, events);
  }
}
