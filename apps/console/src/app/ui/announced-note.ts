import { Component, computed, inject, input } from '@angular/core';
import { Language, localeOf } from '../core/language';
import { Now } from '../core/now';
import { momentText, plannedText } from '../core/time-text';
import { StateShape } from './state-shape';

/** A maintenance window that something is in. */
export interface AnnouncedWindow {
  readonly title: string;
  /** `until` is null where it opens again before it closes. */
  readonly current: { readonly until: string | null } | null;
}

/** That nobody looks for now, and until when. */
@Component({
  selector: 'app-announced-note',
  imports: [StateShape],
  template: `<app-state-shape state="MAINTENANCE" />
    <span [title]="exact()"
      ><b>{{ t('state.MAINTENANCE') }}</b> · {{ text() }}</span
    >`,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: 6px;
      min-width: 0;
    }
    b {
      color: var(--maintenance-ink);
      font-weight: 620;
    }
    span {
      overflow: hidden;
      text-overflow: ellipsis;
    }
  `,
})
export class AnnouncedNote {
  readonly window = input.required<AnnouncedWindow>();
  private readonly language = inject(Language);
  private readonly now = inject(Now);
  protected readonly t = this.language.t;
  private readonly until = computed(() => {
    const until = this.window().current?.until;
    return until == null ? undefined : new Date(until);
  });
  protected readonly text = computed(() => {
    const [{ title }, until] = [this.window(), this.until()];
    if (until === undefined) return title;
    const moment = plannedText(until, new Date(this.now.ms()), localeOf[this.language.name()]);
    return this.t('announced.until', { title, until: moment });
  });
  protected readonly exact = computed(() => {
    const until = this.until();
    return until === undefined
      ? this.window().title
      : `${this.window().title} · ${momentText(until, localeOf[this.language.name()])}`;
  });
}
