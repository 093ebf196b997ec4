import { Component, computed, inject, input } from '@angular/core';
import { Language, localeOf } from '../core/language';
import { countText, latencyText, percentText } from '../core/number-text';
import { type Grid, latencyAt, phaseAt, type PhaseName, quantileLines } from './over-time';
import { spanInWords } from './span-words';

/** What the chart draws, in figures; the newest first. */
@Component({
  selector: 'app-chart-table',
  template: `<div class="scroll" tabindex="0" role="region" [attr.aria-label]="t('chart.tableOf')">
    <table>
      <caption class="unseen">
        {{
          t('chart.tableOf')
        }}
      </caption>
      <thead>
        <tr>
          <th scope="col">{{ t('column.time') }}</th>
          <th scope="col" class="numbers">{{ t('history.available') }}</th>
          <th scope="col" class="numbers">{{ t('chart.count') }}</th>
          @for (line of quantiles; track line.name) {
            <th scope="col" class="numbers">{{ line.name }}</th>
          }
          @for (phase of phases(); track phase) {
            <th scope="col" class="numbers">{{ phaseWord(phase) }}</th>
          }
        </tr>
      </thead>
      <tbody>
        @for (row of rows(); track row.at) {
          <tr>
            <th scope="row">{{ row.time }}</th>
            @for (text of row.texts; track $index) {
              <td class="numbers">{{ text }}</td>
            }
          </tr>
        }
      </tbody>
    </table>
  </div>`,
  styleUrl: '../ui/rows.css',
  styles: `
    .scroll {
      max-height: 320px;
      margin-top: 8px;
      overflow: auto;
    }
    thead th {
      position: sticky;
      inset-block-start: 0;
      background: var(--surface);
    }
    tbody th {
      font-weight: 400;
      white-space: nowrap;
    }
  `,
})
export class ChartTable {
  readonly grid = input.required<Grid>();
  readonly phases = input.required<readonly PhaseName[]>();

  private readonly language = inject(Language);
  protected readonly t = this.language.t;
  protected readonly quantiles = quantileLines.toReversed();
  protected readonly rows = computed(() => {
    const { times, points, stepMs } = this.grid();
    const name = this.language.name();
    return points
      .flatMap((point, index) => {
        const at = times[index];
        if (point === undefined || at === undefined) return [];
        const { availability } = point.runs;
        const texts = [
          availability === null ? this.t('unknown') : percentText(availability),
          countText(point.latency?.count ?? 0, name),
          ...this.quantiles.map(({ quantile }) => msText(latencyAt(point, quantile))),
          ...this.phases().map(phase =>
            msText(point.latency === null ? null : phaseAt(point, phase)),
          ),
        ];
        const time = spanInWords({ fromMs: at, untilMs: at + stepMs }, localeOf[name]);
        return [{ at, time, texts }];
      })
      .reverse();
  });

  protected phaseWord(phase: PhaseName): string {
    return this.t(`phase.${phase}`);
  }
}

const msText = (ms: number | null): string => (ms === null ? '–' : latencyText(ms));
