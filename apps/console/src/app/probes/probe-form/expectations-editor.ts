import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { expectationFields, type Subject } from '@dialtone/model';
import { Language } from '../../core/language';
import { Icon } from '../../ui/icon';
import { groupsOf } from './draft-value';
import { newExpectation } from './expectation-draft';
import { ExpectationRow } from './expectation-row';
import { FormState } from './form-state';

/** What must hold of the answer, as a list: each says what it looks at, how it compares, and what its breach means. */
@Component({
  selector: 'app-expectations-editor',
  imports: [ExpectationRow, Icon, MatButton],
  template: `@if (rows().length === 0) {
      <p class="hint">{{ t('expect.none') }}</p>
    }
    <ol>
      @for (row of rows(); track $index; let index = $index) {
        <li>
          <app-expectation-row
            [draft]="row"
            [path]="path() + '.' + index"
            [n]="index + 1"
            [count]="rows().length"
            [subjects]="subjects()"
            (moved)="state.move(path(), index, $event)"
            (removed)="state.remove(path(), index)"
          />
        </li>
      }
    </ol>
    @for (problem of state.problemsAt(path()); track $index) {
      <p class="problem" data-invalid tabindex="-1">{{ said(problem) }}</p>
    }
    <button matButton="outlined" type="button" (click)="add()">
      <span class="with-icon"><app-icon name="add" />{{ t('expect.add') }}</span>
    </button>`,
  styles: `
    :host {
      display: grid;
      justify-items: start;
      gap: 10px;
    }
    ol {
      display: grid;
      gap: 10px;
      width: 100%;
    }
    ol:empty {
      display: none;
    }
    .hint {
      color: var(--muted);
      font-size: 12.5px;
      line-height: 17px;
    }
    .problem {
      color: var(--down-ink);
      font-size: 12.5px;
    }
  `,
})
export class ExpectationsEditor {
  /** Of the list: `target.http.expectations`. */
  readonly path = input.required<string>();
  /** What the type shows. */
  readonly subjects = input.required<readonly Subject[]>();

  protected readonly state = inject(FormState);
  protected readonly t = inject(Language).t;
  protected readonly said = inject(Language).said;
  protected readonly rows = computed(() => groupsOf(this.state.at(this.path())));

  protected add(): void {
    const [first = 'LATENCY'] = this.subjects();
    this.state.add(this.path(), expectationFields, newExpectation(first));
  }
}
