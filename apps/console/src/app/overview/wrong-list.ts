import {
  afterNextRender,
  afterRenderEffect,
  Component,
  computed,
  DestroyRef,
  type ElementRef,
  inject,
  input,
  signal,
  viewChild,
  viewChildren,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { Language } from '../core/language';
import { OpenWindows } from '../maintenance/open-windows';
import { AnnouncedNote } from '../ui/announced-note';
import { StatePill } from '../ui/state-pill';
import type { OverviewNow } from './overview-api';

/** Those that are down, invalid or degraded: since when and why. The newest of each stands first. */
@Component({
  selector: 'app-wrong-list',
  imports: [AnnouncedNote, RouterLink, StatePill],
  template: `<ul #list>
      @for (probe of shown(); track probe.id) {
        <li #row [attr.data-state]="probe.state" [attr.inert]="$index < fitting() ? null : ''">
          <app-state-pill [state]="probe.state" [stateSince]="probe.stateSince" />
          <div class="what">
            <a [routerLink]="['/probes', probe.id]">{{ probe.name }}</a>
            @if (probe.application) {
              <span class="muted application">{{ probe.application }}</span>
            }
            <p class="why">
              {{ probe.stateReason === null ? probe.address : said(probe.stateReason) }}
            </p>
            @if (windows.of(probe); as window) {
              <app-announced-note [window]="window" />
            }
          </div>
        </li>
      }
    </ul>
    @if (more() > 0) {
      <a class="more" routerLink="/probes">{{ tn('overview.wrong.more', more()) }}</a>
    }`,
  styleUrl: './wrong-list.css',
})
export class WrongList {
  readonly probes = input.required<OverviewNow['wrong']>();
  /** How many there are of all. */
  readonly total = input.required<number>();
  readonly most = input(6);
  protected readonly windows = inject(OpenWindows);
  protected readonly tn = inject(Language).tn;
  protected readonly said = inject(Language).said;
  protected readonly shown = computed(() => this.probes().slice(0, this.most()));
  /** So many rows stand there as a whole, where the list has no more room than it is given: on the wall. */
  protected readonly fitting = signal(Infinity);
  protected readonly more = computed(
    () => this.total() - Math.min(this.shown().length, this.fitting()),
  );
  private readonly list = viewChild.required<ElementRef<HTMLElement>>('list');
  private readonly rows = viewChildren<ElementRef<HTMLElement>>('row');
  private readonly resized = signal(0);

  constructor() {
    afterRenderEffect({
      read: () => {
        this.resized();
        // Those for which there is no room stand beside the list, where nobody sees them.
        const [first, ...others] = this.rows().map(row => row.nativeElement.offsetLeft);
        const beside = others.findIndex(left => left !== first);
        this.fitting.set(beside < 0 ? Infinity : 1 + beside);
      },
    });
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      if (typeof ResizeObserver !== 'function') return;
      const observer = new ResizeObserver(() => {
        this.resized.update(times => times + 1);
      });
      observer.observe(this.list().nativeElement);
      destroyed.onDestroy(() => {
        observer.disconnect();
      });
    });
  }
}
