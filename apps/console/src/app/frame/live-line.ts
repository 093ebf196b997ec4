import { Component, computed, inject } from '@angular/core';
import { Language } from '../core/language';
import { Live } from '../core/live';
import { Pulse } from '../core/pulse';
import { StateShape } from '../ui/state-shape';

/** The connection's state, and how many checks a second this page sees finish. */
@Component({
  selector: 'app-live-line',
  imports: [StateShape],
  template: `<app-state-shape [state]="shape()" />
    <span>{{ word() }}</span>
    @if (state() === 'live') {
      <span>· {{ t('live.rate', { rate: rate() }) }}</span>
    }`,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      white-space: nowrap;
    }
  `,
})
export class LiveLine {
  private readonly live = inject(Live);
  private readonly pulse = inject(Pulse);
  protected readonly t = inject(Language).t;
  protected readonly state = this.live.state;
  protected readonly word = computed(() => this.t(`live.${this.state()}`));
  protected readonly shape = computed(() => {
    if (this.state() === 'live') return 'UP';
    return this.state() === 'down' ? 'DOWN' : 'PENDING';
  });
  protected readonly rate = computed(() => {
    const rate = this.pulse.perSecond();
    return rate >= 10 || rate === 0 ? rate.toFixed(0) : rate.toFixed(1);
  });
}
