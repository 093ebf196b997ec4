import { Component, computed, inject, input } from '@angular/core';
import type { ProbeWholeFragment } from '../../core/gql/graphql';
import { Language } from '../../core/language';
import { FieldWords } from '../field-words';
import { settingsOf } from './settings';

/** What a probe checks and expects, as a list of names and values. */
@Component({
  selector: 'app-settings-list',
  template: `<dl>
    @for (setting of settings(); track $index) {
      <dt>{{ setting.label }}</dt>
      <dd dir="auto">{{ setting.value }}</dd>
    }
  </dl>`,
  styles: `
    dl {
      display: grid;
      grid-template-columns: minmax(90px, max-content) minmax(0, 1fr);
      gap: 7px 24px;
      font-size: 13px;
    }
    dt {
      max-width: 220px;
      color: var(--muted);
    }
    dd {
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
  `,
})
export class SettingsList {
  readonly probe = input.required<ProbeWholeFragment>();
  private readonly t = inject(Language).t;
  private readonly fields = inject(FieldWords);
  protected readonly settings = computed(() =>
    settingsOf(this.probe(), { t: this.t, fields: this.fields }),
  );
}
