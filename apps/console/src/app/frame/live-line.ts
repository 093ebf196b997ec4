import { Component, computed, DestroyRef, inject, signal } from '@angular/core';
import { FleetPulseDocument, type FleetPulseSubscription } from '../core/gql/graphql';
import { Language } from '../core/language';
import { Live } from '../core/live';
import { latencyText, percentText } from '../core/number-text';
import { StateShape } from '../ui/state-shape';

/** The connection's state, and how the checks go at the server: how many a second, how late, how many of the planned. */
@Component({
  selector: 'app-live-line',
  imports: [StateShape],
  template: `<app-state-shape [state]="shape()" />
    <span>{{ word() }}</span>
    @if (parts(); as parts) {
      <span>· {{ parts.rate }}</span>
      <span class="more" [attr.title]="t('live.overMinute')">· {{ parts.lateness }}</span>
      <span class="more" [class.short]="parts.short" [attr.title]="t('live.overMinute')"
        >· {{ parts.coverage }}</span
      >
    }`,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
      align-items: center;
      gap: 6px;
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
    }
    .short {
      color: var(--degraded-ink);
      font-weight: 560;
    }
    @media (max-width: 899px) {
      .more {
        display: none;
      }
    }
  `,
})
export class LiveLine {
  private readonly live = inject(Live);
  protected readonly t = inject(Language).t;
  private readonly state = this.live.state;
  private readonly pulse = signal<FleetPulseSubscription['fleetPulse'] | undefined>(undefined);
  protected readonly word = computed(() => this.t(`live.${this.state()}`));
  protected readonly shape = computed(() => {
    if (this.state() === 'live') return 'UP';
    return this.state() === 'down' ? 'DOWN' : 'PENDING';
  });
  /** What was told before the connection was lost says nothing of the present. */
  protected readonly parts = computed(() => {
    const pulse = this.pulse();
    if (pulse === undefined || this.state() !== 'live') return undefined;
    const { checksPerSecond: rate, latenessMs, coverage } = pulse;
    const unknown = this.t('unknown');
    return {
      rate: this.t('live.rate', { rate: rateText(rate) }),
      lateness: this.t('live.lateness', {
        lateness: latenessMs === null ? unknown : latencyText(latenessMs),
      }),
      coverage: this.t('live.coverage', {
        coverage: coverage === null ? unknown : percentText(coverage),
      }),
      short: coverage !== null && coverage < 100,
    };
  });

  constructor() {
    const leave = this.live.subscribe(FleetPulseDocument, {}, ({ fleetPulse }) => {
      this.pulse.set(fleetPulse);
    });
    inject(DestroyRef).onDestroy(leave);
  }
}

/** Tenths tell something only of few. */
const rateText = (rate: number): string =>
  rate >= 10 || rate === 0 ? rate.toFixed(0) : rate.toFixed(1);
