import { Component, computed, inject, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Language, localeOf } from '../../core/language';
import { exactText } from '../../core/time-text';
import { DraftKeeper } from './draft-keeper';

/** What was typed before and not saved, to go on from or to let go. */
@Component({
  selector: 'app-kept-offer',
  imports: [MatButton],
  template: `@if (offer(); as offer) {
      <div class="offer" role="status">
        <p>
          <b>{{ t('kept.title', { at: offer.at }) }}</b>
          <span class="muted">{{ offer.name }}</span>
          @if (offer.secrets) {
            <span class="muted">{{ t('kept.secrets') }}</span>
          }
        </p>
        <button matButton="text" type="button" (click)="decide('refuse')">
          {{ t('form.discard') }}
        </button>
        <button matButton="outlined" type="button" (click)="decide('goOn')">
          {{ t('kept.goOn') }}
        </button>
      </div>
    } @else if (keeper.missing()) {
      <p class="offer" role="status">{{ t('kept.secrets') }}</p>
    }`,
  styles: `
    :host:empty {
      display: none;
    }
    .offer {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: end;
      gap: 4px 8px;
      padding: 9px 12px;
      border-radius: var(--radius-control);
      background: var(--action-wash);
      font-size: 12.5px;
      line-height: 18px;
    }
    p {
      flex: 1 1 220px;
      overflow-wrap: anywhere;
    }
    b {
      margin-inline-end: 6px;
      font-weight: 560;
    }
  `,
})
export class KeptOffer {
  /** The offer is gone, and with it whatever had the focus. */
  readonly decided = output();
  protected readonly keeper = inject(DraftKeeper);
  private readonly language = inject(Language);
  protected readonly t = this.language.t;
  protected readonly offer = computed(() => {
    const offer = this.keeper.offer();
    if (offer === undefined) return undefined;
    const at = exactText(new Date(offer.at), new Date(), localeOf[this.language.name()]);
    return { at, name: offer.draft.texts.name, secrets: offer.secrets };
  });

  protected decide(how: 'goOn' | 'refuse'): void {
    this.keeper[how]();
    this.decided.emit();
  }
}
