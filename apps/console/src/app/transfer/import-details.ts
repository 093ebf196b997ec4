import { Component, computed, inject, input } from '@angular/core';
import type { ImportRow } from '@dialtone/model';
import { Language } from '../core/language';
import { FieldWords } from '../probes/field-words';

/** Why a row is refused, or what it changes. Of a new probe the settings are folded: all of them are new. */
@Component({
  selector: 'app-import-details',
  template: `@if (late()) {
      <p class="problem">{{ t('import.late') }}</p>
    }
    @if (row().problems; as problems) {
      <ul>
        @for (problem of problems; track $index) {
          <li class="problem">
            @if (problem.field; as field) {
              <b>{{ field }}</b>&ngsp;
              @if (problem.holds; as holds) {
                <code class="mono" dir="auto">{{ holds }}</code>&ngsp;
              } @else if (problem.holds === '') {
                <i>{{ t('import.empty') }}</i>&ngsp;
              }
            }
            <span>{{ said(problem.message) }}</span>
          </li>
        }
      </ul>
    }
    @if (row().action === 'change') {
      <ul>
        @for (change of row().changes; track change.field) {
          <li>
            <b [title]="change.field">{{ label(change.field) }}</b>&ngsp;
            @if (change.hidden) {
              <i>{{ t('import.hidden') }}</i>
            } @else {
              @if (change.from !== undefined) {
                <del dir="auto">{{ word(change.from) }}</del>
              } @else {
                <i>{{ t('import.empty') }}</i>
              }
              <span aria-hidden="true" class="muted">→</span>
              @if (change.to !== undefined) {
                <ins dir="auto">{{ word(change.to) }}</ins>
              } @else {
                <i>{{ t('import.empty') }}</i>
              }
            }
          </li>
        }
      </ul>
    } @else if (row().action === 'create') {
      <details>
        <summary>{{ tn('import.settings', count()) }}</summary>
        <ul>
          @for (change of row().changes; track change.field) {
            <li>
              <b [title]="change.field">{{ label(change.field) }}</b>&ngsp;
              <ins dir="auto">{{ word(change.to ?? '') }}</ins>
            </li>
          }
        </ul>
      </details>
    }
    @if (match(); as match) {
      <p class="muted">{{ match }}</p>
    }`,
  styleUrl: './import-details.css',
})
export class ImportDetails {
  readonly row = input.required<ImportRow>();
  readonly late = input(false);

  private readonly words = inject(FieldWords);
  private readonly language = inject(Language);
  protected readonly t = this.language.t;
  protected readonly said = this.language.said;
  protected readonly tn = this.language.tn;
  protected readonly count = computed(() => this.row().changes?.length ?? 0);
  protected readonly match = computed(() => {
    const { matchedBy, id, note, action } = this.row();
    if (action !== 'change') return note;
    return matchedBy === 'id' ? this.t('import.byId', { id: id ?? '' }) : this.t('import.byName');
  });

  protected label(field: string): string {
    const { t } = this;
    const ofProbe: Readonly<Record<string, string>> = {
      name: t('column.name'),
      type: t('column.type'),
      application: t('column.application'),
      tags: t('column.tags'),
      cron: t('column.schedule'),
      enabled: t('column.enabled'),
      timeoutMs: t('form.timeout'),
    };
    return ofProbe[field] ?? this.words.label(field);
  }

  /** A switch in words; anything else as it is. */
  protected word(text: string): string {
    return text === 'true' || text === 'false'
      ? this.words.choice(text === 'true' ? 'yes' : 'no')
      : text;
  }
}
