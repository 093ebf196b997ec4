import type { Checkers, Egress } from '@dialtone/checkers';

/** What the engine needs to be told by the application that it runs in. */
export abstract class EngineOptions {
  abstract readonly checkers: Checkers;
  abstract readonly egress: Egress;
  /** IANA zone of cron texts that name none. */
  abstract readonly timeZone: string;
  /** How many checks may run at once. */
  abstract readonly checksAtOnce: number;
}
