import { Component, computed, inject, input } from '@angular/core';
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
  template: `<ul>
      @for (probe of shown(); track probe.id) {
        <li [attr.data-state]="probe.state">
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
  protected readonly more = computed(() => this.total() - this.shown().length);
}
