import { Component, computed, inject, input } from '@angular/core';
import type { EvidencePartsFragment } from '../core/gql/graphql';
import { Language } from '../core/language';
import { marked } from './marked';
import { recordsOf } from './records';
import { signs } from './signs';

/** The records of two DNS answers: those of both once. That a TTL has run on makes no other record. */
@Component({
  selector: 'app-record-table',
  template: `<div
    class="scroll"
    tabindex="0"
    role="region"
    [attr.aria-label]="t('evidence.part.records')"
  >
    <table>
      <caption>
        {{
          t('evidence.part.records')
        }}
      </caption>
      <thead>
        <tr>
          <th scope="col">{{ t('evidence.record.section') }}</th>
          <th scope="col">{{ t('evidence.record.name') }}</th>
          <th scope="col">{{ t('evidence.record.ttl') }}</th>
          <th scope="col">{{ t('column.type') }}</th>
          <th scope="col">{{ t('evidence.record.data') }}</th>
          <th scope="col">
            <span class="unseen">{{ t('evidence.differs') }}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        @for (row of rows(); track $index) {
          <tr [attr.data-mark]="row.mark">
            <td>{{ row.section }}</td>
            <td class="mono">{{ row.item.name }}</td>
            <td>{{ row.item.ttl }}</td>
            <td>{{ row.item.recordClass }} {{ row.item.type }}</td>
            <td class="mono">{{ row.item.data }}</td>
            <td class="mark">
              <span aria-hidden="true">{{ row.sign }}</span> {{ row.word }}
            </td>
          </tr>
        }
      </tbody>
    </table>
  </div>`,
  styleUrl: './listed.css',
})
export class RecordTable {
  readonly failed = input.required<EvidencePartsFragment['dns']>();
  readonly good = input.required<EvidencePartsFragment['dns']>();

  protected readonly t = inject(Language).t;
  protected readonly rows = computed(() =>
    marked(recordsOf(this.failed()), recordsOf(this.good()), ({ section, name, type, data }) =>
      JSON.stringify([section, name, type, data]),
    ).map(row => ({
      ...row,
      sign: signs[row.mark],
      section: this.t(`evidence.section.${row.item.section}`),
      word: this.t(`evidence.mark.${row.mark}`),
    })),
  );
}
