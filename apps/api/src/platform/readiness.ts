import { On, ResultsWaiting, type WriteTrouble } from '@dialtone/engine';
import { Injectable } from '@nestjs/common';

/** Writing may fail for so long before it is called trouble: another process may hold an SQLite file for a moment. */
const momentMs = 10_000;

/** Whether the start is over, and whether what is checked can be kept. */
@Injectable()
export class Readiness {
  private done = false;
  private trouble: WriteTrouble | undefined;
  private results = { waiting: 0, lost: 0 };

  get booted(): boolean {
    return this.done;
  }

  markBooted(): void {
    this.done = true;
  }

  @On(ResultsWaiting)
  noteTrouble({ waiting, lost, trouble }: ResultsWaiting): void {
    this.results = { waiting, lost };
    this.trouble = trouble;
  }

  /** How many results wait to be written, and how many were dropped since the start. */
  get kept(): { readonly waiting: number; readonly lost: number } {
    return this.results;
  }

  /** What is wrong when nothing could be written for longer than a moment. @param now milliseconds since 1970 */
  unwritable(now: number): string | undefined {
    if (this.trouble === undefined) return undefined;
    const { since, why } = this.trouble;
    const forMs = now - since;
    if (forMs < momentMs) return undefined;
    return `${why} Nothing could be written for ${Math.floor(forMs / 1000)} s; the checks go on, and results wait.`;
  }
}
