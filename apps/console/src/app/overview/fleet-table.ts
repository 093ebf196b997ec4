import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { countText } from '../core/number-text';
import { Language } from '../core/language';
import { type Standing, standings } from '../ui/standing';
import type { Fleet } from './fleet';

/** So many applications stand in the table; the others are in the list of probes. */
const most = 200;

/** The map to be read: how many probes of each application stand how. Made when somebody opens it. */
@Component({
  selector: 'app-fleet-table',
  imports: [RouterLink],
  template: `<div
    class="scroll"
    tabindex="0"
    role="region"
    [attr.aria-label]="t('overview.map.table')"
  >
    <table>
      <thead>
        <tr>
          <th scope="col">{{ t('column.application') }}</th>
          @for (standing of columns(); track standing) {
            <th scope="col" class="numbers">{{ word(standing) }}</th>
          }
        </tr>
      </thead>
      <tbody>
        @for (row of rows(); track row.name) {
          <tr>
            <th scope="row">
              @if (row.name) {
                <a routerLink="/probes" [queryParams]="{ application: row.name }">{{ row.name }}</a>
              } @else {
                {{ t('overview.map.noApplication') }}
              }
            </th>
            @for (count of row.counts; track $index) {
              <td class="numbers" [class.muted]="count === '0'">{{ count }}</td>
            }
          </tr>
        }
      </tbody>
    </table>
  </div>`,
  styles: `
    .scroll {
      max-height: 360px;
      overflow: auto;
    }
    table {
      width: 100%;
      border-collapse: collapse;
      font-size: var(--size-table);
    }
    th,
    td {
      padding: 6px 10px 6px 0;
      border-bottom: 1px solid var(--line);
      font-weight: 400;
      text-align: start;
    }
    thead th {
      position: sticky;
      top: 0;
      background: var(--surface);
      color: var(--muted);
    }
    .numbers {
      text-align: end;
    }
  `,
})
export class FleetTable {
  readonly fleet = input.required<Fleet>();
  private readonly language = inject(Language);
  protected readonly t = this.language.t;
  private readonly counted = computed(() => {
    const fleet = this.fleet();
    return fleet
      .ordered('application')
      .slice(0, most)
      .map(({ name, places }) => ({
        name,
        counts: Map.groupBy(places, place => fleet.standingAt(place)),
      }));
  });
  /** Those that there are. */
  protected readonly columns = computed(() =>
    standings.filter(standing => this.counted().some(({ counts }) => counts.has(standing))),
  );
  protected readonly rows = computed(() =>
    this.counted().map(({ name, counts }) => ({
      name,
      counts: this.columns().map(standing =>
        countText(counts.get(standing)?.length ?? 0, this.language.name()),
      ),
    })),
  );

  protected word(standing: Standing): string {
    return this.t(`state.${standing}`);
  }
}
