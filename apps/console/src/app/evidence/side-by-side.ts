import { Component, computed, inject, input } from '@angular/core';
import { Language } from '../core/language';
import { differs, type Part } from './pairs';

/** What two checks saw, row by row; where they differ a sign and a word say so, not the colour alone. */
@Component({
  selector: 'app-side-by-side',
  template: `<table role="table">
    <caption>
      {{
        t(part().title)
      }}
    </caption>
    <colgroup>
      <col class="label" />
      <col />
      <col />
    </colgroup>
    <thead role="rowgroup" class="unseen">
      <tr role="row">
        <th role="columnheader" scope="col">{{ t('evidence.thing') }}</th>
        <th role="columnheader" scope="col">{{ t('evidence.failed') }}</th>
        <th role="columnheader" scope="col">{{ t('evidence.good') }}</th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      @for (row of rows(); track row.label) {
        <tr role="row" [class.differs]="row.differs">
          <th role="rowheader" scope="row">
            {{ row.label }}
            @if (row.differs) {
              <span class="sign"
                ><span aria-hidden="true">≠</span> {{ t('evidence.differs') }}</span
              >
            }
          </th>
          <td role="cell" class="failed" [class.text]="row.text">
            <span class="side" aria-hidden="true">{{ t('evidence.failed') }}</span>
            @if (row.failed === undefined) {
              <span class="muted">{{ t('evidence.none') }}</span>
            } @else {
              <span class="value" dir="auto">{{ row.failed }}</span>
            }
          </td>
          <td role="cell" [class.text]="row.text">
            <span class="side" aria-hidden="true">{{ t('evidence.good') }}</span>
            @if (row.good === undefined) {
              <span class="muted">{{ t('evidence.none') }}</span>
            } @else {
              <span class="value" dir="auto">{{ row.good }}</span>
            }
          </td>
        </tr>
      }
    </tbody>
  </table>`,
  styleUrl: './side-by-side.css',
})
export class SideBySide {
  readonly part = input.required<Part>();
  protected readonly t = inject(Language).t;
  protected readonly rows = computed(() =>
    this.part().pairs.map(pair => ({
      ...pair,
      label: typeof pair.label === 'string' ? this.t(pair.label) : pair.label.name,
      text: pair.text === true,
      differs: differs(pair),
    })),
  );
}
