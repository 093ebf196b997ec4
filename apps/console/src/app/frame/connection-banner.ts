import { Component, computed, inject } from '@angular/core';
import { Language } from '../core/language';
import { Live } from '../core/live';
import { Now } from '../core/now';
import { spanText } from '../core/time-text';

/** A blink of the connection is not worth a banner. */
const patienceMs = 1500;

/** Says that what stands on the page may be old, for as long as the live connection is down. */
@Component({
  selector: 'app-connection-banner',
  template: `<div role="status">
    @if (span(); as span) {
      <p>
        <span>{{ t('live.banner', { span }) }}</span>
        <button type="button" (click)="live.tryNow()">{{ t('live.tryNow') }}</button>
      </p>
    }
  </div>`,
  styles: `
    :host {
      position: sticky;
      z-index: 9;
      top: 0;
      width: 100%;
      max-width: 1840px;
      margin: 0 auto;
      padding: 0 24px;
    }
    p {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 12px;
      justify-content: space-between;
      margin-top: 12px;
      padding: 8px 14px;
      border: 1px solid var(--degraded);
      border-radius: var(--radius-control);
      background: var(--degraded-wash);
      color: var(--degraded-ink);
      font-size: 13px;
      font-weight: 520;
    }
    button {
      padding: 0;
      border: 0;
      background: none;
      color: inherit;
      font: inherit;
      font-weight: 640;
      text-decoration: underline;
      cursor: pointer;
    }
    @media (max-width: 639px) {
      :host {
        padding: 0 16px;
      }
    }
  `,
})
export class ConnectionBanner {
  protected readonly live = inject(Live);
  private readonly now = inject(Now);
  private readonly language = inject(Language);
  protected readonly t = this.language.t;
  protected readonly span = computed(() => {
    const since = this.live.downSince();
    const span = since === undefined ? 0 : this.now.ms() - since;
    return span < patienceMs ? undefined : spanText(span, this.language.name());
  });
}
