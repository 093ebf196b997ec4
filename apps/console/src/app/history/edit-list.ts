import { Component, computed, inject, input } from '@angular/core';
import type { EditPartsFragment } from '../core/gql/graphql';
import { Language, localeOf } from '../core/language';
import { Now } from '../core/now';
import { momentText, relativeText } from '../core/time-text';
import { EditWords } from './edit-words';

/** Who changed a probe, when, and every field before and after. */
@Component({
  selector: 'app-edit-list',
  template: `<ol>
    @for (row of rows(); track row.id) {
      <li>
        <p class="head">
          <b>{{ row.who }}</b>
          <span>{{ row.what }}</span>
          <time class="muted" [attr.datetime]="row.at" [title]="row.exact">{{ row.when }}</time>
        </p>
        @if (row.changes.length > 0) {
          <dl>
            @for (change of row.changes; track $index) {
              <dt>{{ change.label }}</dt>
              <dd dir="auto">
                @if (change.before; as before) {
                  <del
                    ><span class="unseen">{{ t('edits.before') }} </span>{{ before.start
                    }}<mark>{{ before.middle }}</mark
                    >{{ before.end }}</del
                  >
                }
                @if (change.before && change.after) {
                  <span class="arrow" aria-hidden="true">→</span>
                }
                @if (change.after; as after) {
                  <ins
                    ><span class="unseen">{{ t('edits.after') }} </span>{{ after.start
                    }}<mark>{{ after.middle }}</mark
                    >{{ after.end }}</ins
                  >
                }
              </dd>
            }
          </dl>
        }
      </li>
    }
  </ol>`,
  styleUrl: './edit-list.css',
})
export class EditList {
  /** The newest first. */
  readonly edits = input.required<readonly EditPartsFragment[]>();

  private readonly language = inject(Language);
  private readonly now = inject(Now);
  private readonly words = inject(EditWords);
  protected readonly t = this.language.t;
  private readonly minute = computed(() => Math.floor(this.now.ms() / 60_000) * 60_000);
  protected readonly rows = computed(() => {
    const name = this.language.name();
    return this.edits().map(edit => ({
      id: edit.id,
      at: edit.at,
      who: this.words.who(edit),
      what: this.words.what(edit),
      changes: this.words.changes(edit),
      when: relativeText(Math.min(Date.parse(edit.at), this.minute()), this.minute(), name),
      exact: momentText(new Date(edit.at), localeOf[name]),
    }));
  });
}
