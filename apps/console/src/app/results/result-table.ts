import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ResultPartsFragment } from '../core/gql/graphql';
import { Language, localeOf } from '../core/language';
import { latencyText } from '../core/number-text';
import { Now } from '../core/now';
import { exactText } from '../core/time-text';
import { StatePill } from '../ui/state-pill';
import { stateOf } from './result-state';

/** Results on record, the newest first, each with why it was not up. */
@Component({
  selector: 'app-result-table',
  imports: [RouterLink, StatePill],
  template: `<table role="table">
    <caption class="unseen">
      {{
        t('detail.results')
      }}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        <th role="columnheader" scope="col" class="time">{{ t('column.time') }}</th>
        <th role="columnheader" scope="col" class="state">{{ t('column.state') }}</th>
        <th role="columnheader" scope="col" class="numbers latency">{{ t('column.latency') }}</th>
        @if (withStatus()) {
          <th role="columnheader" scope="col" class="numbers status">{{ t('column.status') }}</th>
        }
        <th role="columnheader" scope="col" class="reason">{{ t('column.reason') }}</th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      @for (row of rows(); track row.startedAt) {
        <tr role="row">
          <td role="cell" class="time">
            @if (row.id) {
              <a [routerLink]="['/probes', row.probeId, 'results', row.id]">
                <time [attr.datetime]="row.startedAt">{{ row.time }}</time>
              </a>
            } @else {
              <time [attr.datetime]="row.startedAt">{{ row.time }}</time>
            }
          </td>
          <td role="cell" class="state"><app-state-pill [state]="row.state" /></td>
          <td role="cell" class="numbers latency">{{ row.latency }}</td>
          @if (withStatus()) {
            <td role="cell" class="numbers status">{{ row.httpStatus ?? '–' }}</td>
          }
          <td role="cell" class="reason">
            @if (row.reason) {
              <b>{{ row.reason }}</b> ·
            }
            {{ said(row.message) }}
          </td>
        </tr>
      }
    </tbody>
  </table>`,
  styleUrls: ['../ui/rows.css', './result-table.css'],
})
export class ResultTable {
  readonly results = input.required<readonly ResultPartsFragment[]>();
  readonly withStatus = input(false);

  private readonly language = inject(Language);
  private readonly now = inject(Now);
  protected readonly t = this.language.t;
  protected readonly said = this.language.said;
  private readonly today = computed(() => new Date(this.now.ms()).toDateString());
  protected readonly rows = computed(() => {
    const locale = localeOf[this.language.name()];
    const today = new Date(this.today());
    return this.results().map(result => ({
      ...result,
      state: stateOf(result),
      time: exactText(new Date(result.startedAt), today, locale),
      latency: latencyText(result.latencyMs),
    }));
  });
}
