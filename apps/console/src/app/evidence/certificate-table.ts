import { Component, computed, inject, input } from '@angular/core';
import type { EvidencePartsFragment } from '../core/gql/graphql';
import { Language } from '../core/language';
import { spanText } from '../core/time-text';
import { marked } from './marked';
import { signs } from './signs';

export type Certificate = NonNullable<
  NonNullable<EvidencePartsFragment['tls']>['certificates']
>[number];

/** The certificates that two checks were shown: those of both once, the server's own first. */
@Component({
  selector: 'app-certificate-table',
  template: `<div
    class="scroll"
    tabindex="0"
    role="region"
    [attr.aria-label]="t('evidence.part.certificates')"
  >
    <table>
      <caption>
        {{
          t('evidence.part.certificates')
        }}
      </caption>
      <thead>
        <tr>
          <th scope="col">{{ t('evidence.certificate.subject') }}</th>
          <th scope="col">{{ t('evidence.certificate.issuer') }}</th>
          <th scope="col">{{ t('evidence.certificate.ends') }}</th>
          <th scope="col">{{ t('evidence.certificate.names') }}</th>
          <th scope="col">{{ t('evidence.certificate.key') }}</th>
          <th scope="col">
            <span class="unseen">{{ t('evidence.differs') }}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        @for (row of rows(); track $index) {
          <tr [attr.data-mark]="row.mark">
            <td>{{ row.item.subject }}</td>
            <td>{{ row.item.issuer }}</td>
            <td [class.ended]="row.ended">
              @if (row.item.endsAt; as at) {
                <time [attr.datetime]="at" [title]="at">{{ row.ends }}</time>
              }
            </td>
            <td>{{ row.names }}</td>
            <td>{{ row.item.key }}</td>
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
export class CertificateTable {
  readonly failed = input.required<readonly Certificate[]>();
  readonly good = input.required<readonly Certificate[]>();
  /** When the failed check was; the days left are counted from then. ISO 8601. */
  readonly at = input.required<string>();

  private readonly language = inject(Language);
  protected readonly t = this.language.t;
  protected readonly rows = computed(() =>
    marked(
      this.failed(),
      this.good(),
      ({ fingerprint, subject }) => fingerprint ?? subject ?? '',
    ).map(({ mark, item }) => {
      const left = item.endsAt == null ? 0 : Date.parse(item.endsAt) - Date.parse(this.at());
      const when = spanText(Math.abs(left), this.language.name());
      return {
        mark,
        item,
        ended: left < 0,
        ends: this.t(left < 0 ? 'evidence.ended' : 'evidence.endsIn', { when }),
        names: item.names?.join(', ') ?? '',
        sign: signs[mark],
        word: this.t(`evidence.mark.${mark}`),
      };
    }),
  );
}
