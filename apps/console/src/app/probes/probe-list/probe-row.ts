import { Component, computed, inject, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatMenuModule, type MatMenuPanel } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import { Language } from '../../core/language';
import { latencyText, percentText } from '../../core/number-text';
import { AnnouncedNote, type AnnouncedWindow } from '../../ui/announced-note';
import { Countdown } from '../../ui/countdown';
import { Icon } from '../../ui/icon';
import { RelativeTime } from '../../ui/relative-time';
import { SparkStrip } from '../../ui/spark-strip';
import { StatePill } from '../../ui/state-pill';
import { TagLinks } from '../../ui/tag-links';
import type { ColumnName } from './columns';
import type { Row } from './live-rows';
import type { Cells } from './row-cells';

/** A probe as a line of the list: cells where there is room for columns, a card where there is not. */
@Component({
  selector: 'app-probe-row',
  imports: [
    AnnouncedNote,
    Countdown,
    Icon,
    MatIconButton,
    MatMenuModule,
    RelativeTime,
    RouterLink,
    SparkStrip,
    StatePill,
    TagLinks,
  ],
  templateUrl: './probe-row.html',
  styleUrl: './probe-row.css',
  host: {
    role: 'row',
    '[attr.tabindex]': 'stop()',
    '[class.as-card]': 'card()',
    '[class.paused]': "row().state === 'PAUSED'",
    '[attr.aria-selected]': 'selected()',
    '[attr.aria-busy]': 'busy()',
  },
})
export class ProbeRow {
  readonly row = input.required<Row>();
  /** Undefined while they are not known. */
  readonly cells = input<Cells | undefined>();
  readonly columns = input.required<readonly ColumnName[]>();
  /** Whether there is too little room for columns. */
  readonly card = input(false);
  readonly menu = input.required<MatMenuPanel>();
  /** The maintenance window that it is in. */
  readonly announced = input<AnnouncedWindow | undefined>();
  /** Whether the name of its application stands above it. */
  readonly grouped = input(false);
  readonly selected = input(false);
  readonly busy = input(false);
  /** Whether Tab comes to what stands in this row: it comes to one row of the list. */
  readonly active = input(false);
  /** The tick was set or taken away; with Shift it is meant for all from the last one on. */
  readonly ticked = output<{ selected: boolean; reach: 'row' | 'range' }>();
  readonly enabledChange = output<boolean>();

  /** Shift that is held as the tick is pressed makes it a range. */
  protected reach: 'row' | 'range' = 'row';
  protected readonly t = inject(Language).t;
  protected readonly said = inject(Language).said;
  protected readonly latency = latencyText;
  protected readonly percent = percentText;
  protected readonly stop = computed(() => (this.active() ? 0 : -1));
  /** What is wrong, where something is. */
  protected readonly reason = computed(() => {
    const { state, stateReason, lastResult } = this.row();
    if (state === 'UP' || state === 'PAUSED' || state === 'PENDING') return null;
    return this.said(stateReason ?? lastResult?.message ?? null);
  });
  /** What has no column of its own stands below the name. */
  protected readonly below = computed(() => {
    const { address, application } = this.row();
    const columns = this.columns();
    const parts = [
      columns.includes('application') || this.grouped() ? null : application,
      columns.includes('address') ? null : address,
    ];
    return parts.filter(part => part !== null && part !== '').join(' · ');
  });

  /** A box shows what is on file, and moves only once that has changed. */
  protected tick(box: HTMLInputElement): void {
    const selected = box.checked;
    box.checked = this.selected();
    this.ticked.emit({ selected, reach: this.reach });
    this.reach = 'row';
  }

  protected setEnabled(box: HTMLInputElement): void {
    const enabled = box.checked;
    box.checked = this.row().enabled;
    if (!this.busy()) this.enabledChange.emit(enabled);
  }
}
