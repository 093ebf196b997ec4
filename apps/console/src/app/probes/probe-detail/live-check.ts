import { Component, computed, effect, inject, input, output, signal } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Language } from '../../core/language';
import { latencyText } from '../../core/number-text';
import { ExpectationTable } from '../../results/expectation-table';
import { stateOf } from '../../results/result-state';
import { ErrorMessage } from '../../ui/error-message';
import { Icon } from '../../ui/icon';
import { StatePill } from '../../ui/state-pill';
import { type Phase, Waterfall } from '../../ui/waterfall';
import type { AskedCheck } from './check-now';

/** How often the time that a check has taken so far is told. */
const everyMs = 100;

/** A check that was just asked for: how long it has been going on, and then at once what it saw. */
@Component({
  selector: 'app-live-check',
  imports: [ErrorMessage, ExpectationTable, Icon, MatIconButton, RouterLink, StatePill, Waterfall],
  templateUrl: './live-check.html',
  styleUrl: './live-check.css',
})
export class LiveCheck {
  readonly check = input.required<AskedCheck>();
  readonly timeoutMs = input.required<number>();
  /** Where the time of the check before went: what is to be expected. */
  readonly before = input.required<readonly Phase[]>();
  readonly putAway = output();
  readonly again = output();

  private readonly language = inject(Language);
  protected readonly t = this.language.t;
  protected readonly said = this.language.said;
  private readonly elapsedMs = signal(0);
  protected readonly elapsed = computed(() => `${(this.elapsedMs() / 1000).toFixed(1)} s`);
  /** Of the time that it may take, in percent. */
  protected readonly part = computed(() =>
    Math.min(100, (100 * this.elapsedMs()) / Math.max(1, this.timeoutMs())),
  );
  protected readonly most = computed(() => latencyText(this.timeoutMs()));
  protected readonly result = computed(() => {
    const check = this.check();
    return check.kind === 'done' ? check.result : undefined;
  });
  protected readonly state = computed(() => {
    const result = this.result();
    return result && stateOf(result);
  });
  protected readonly latency = computed(() => latencyText(this.result()?.latencyMs ?? 0));
  protected readonly usual = computed(() => {
    const whole = this.before().reduce((sum, { durationMs }) => sum + durationMs, 0);
    return whole > 0 ? this.t('check.usual', { latency: latencyText(whole) }) : undefined;
  });
  /** For those who listen: that it began, and what came of it. */
  protected readonly spoken = computed(() => {
    const [check, state] = [this.check(), this.state()];
    if (check.kind === 'running') return this.t('detail.checking');
    return state === undefined ? '' : `${this.t(`state.${state}`)}, ${this.latency()}`;
  });
  protected readonly error = computed(() => {
    const check = this.check();
    return check.kind === 'failed' ? check.error : undefined;
  });

  constructor() {
    effect(onCleanup => {
      const check = this.check();
      if (check.kind !== 'running') return;
      const tell = () => {
        this.elapsedMs.set(performance.now() - check.beganMs);
      };
      tell();
      const timer = setInterval(tell, everyMs);
      onCleanup(() => {
        clearInterval(timer);
      });
    });
  }
}
