import { computed, inject, Injectable, signal } from '@angular/core';
import type { ResultJudgedFragment } from '../../core/gql/graphql';
import { ProbesApi } from '../probes-api';

/** A check that somebody asked for, from the press of the button until its answer is put away. */
export type AskedCheck =
  | { readonly kind: 'running'; readonly probeId: string; readonly beganMs: number }
  | { readonly kind: 'done'; readonly probeId: string; readonly result: ResultJudgedFragment }
  | { readonly kind: 'failed'; readonly probeId: string; readonly error: unknown };

/** Asks for checks, one at a time, and holds what came of the last. */
@Injectable()
export class CheckNow {
  private readonly api = inject(ProbesApi);
  private readonly current = signal<AskedCheck | undefined>(undefined);
  readonly check = this.current.asReadonly();
  readonly running = computed(() => this.current()?.kind === 'running');

  /** @returns what the check saw; undefined when it could not be made */
  async ask(probeId: string): Promise<ResultJudgedFragment | undefined> {
    const running = { kind: 'running', probeId, beganMs: performance.now() } as const;
    this.current.set(running);
    try {
      const result = await this.api.checkNow(probeId);
      this.settle(running, { kind: 'done', probeId, result });
      return result;
    } catch (error) {
      this.settle(running, { kind: 'failed', probeId, error });
      return undefined;
    }
  }

  putAway(): void {
    this.current.set(undefined);
  }

  /** What was put away meanwhile, or asked for anew, is not brought back. */
  private settle(running: AskedCheck, outcome: AskedCheck): void {
    if (this.current() === running) this.current.set(outcome);
  }
}
