import { Component, computed, inject, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { countText } from '../core/number-text';
import { Language } from '../core/language';
import { Icon } from './icon';
import { type PageSize, pageSizes } from './page-size';

/** Which rows of how many, and the way to the others. */
@Component({
  selector: 'app-pager',
  imports: [Icon, MatIconButton],
  template: `<nav [attr.aria-label]="t('pager.label')">
    <label>
      {{ t('pager.size') }}
      <select #sizes class="control" (change)="chooseSize(sizes.value)">
        @for (choice of pageSizes; track choice) {
          <option [value]="choice" [selected]="choice === size()">{{ choice }}</option>
        }
      </select>
    </label>
    <span aria-live="polite">{{ range() }}</span>
    <button
      matIconButton
      type="button"
      [disabled]="page() <= 1"
      [attr.aria-label]="t('pager.previous')"
      (click)="pageChange.emit(page() - 1)"
    >
      <app-icon name="back" />
    </button>
    <button
      matIconButton
      type="button"
      [disabled]="page() >= pages()"
      [attr.aria-label]="t('pager.next')"
      (click)="pageChange.emit(page() + 1)"
    >
      <app-icon name="next" />
    </button>
  </nav>`,
  styles: `
    nav {
      display: flex;
      align-items: center;
      justify-content: flex-end;
      gap: 4px;
      padding: 8px 12px 8px 16px;
      border-top: 1px solid var(--line);
      color: var(--muted);
      font-size: 12.5px;
    }
    label {
      display: flex;
      align-items: center;
      gap: 8px;
      margin-inline-end: auto;
    }
    select.control {
      width: auto;
      min-height: 32px;
      padding-block: 2px;
    }
    span {
      margin-inline-end: 8px;
      white-space: nowrap;
    }
  `,
})
export class Pager {
  readonly page = input.required<number>();
  readonly size = input.required<PageSize>();
  readonly total = input.required<number>();
  readonly pageChange = output<number>();
  readonly sizeChange = output<PageSize>();

  private readonly language = inject(Language);
  protected readonly t = this.language.t;
  protected readonly pageSizes = pageSizes;
  protected readonly pages = computed(() => Math.max(1, Math.ceil(this.total() / this.size())));
  protected readonly range = computed(() => {
    const text = (count: number) => countText(count, this.language.name());
    const first = (this.page() - 1) * this.size() + 1;
    const last = Math.min(this.total(), this.page() * this.size());
    return this.t('pager.range', {
      first: text(Math.min(first, last)),
      last: text(last),
      total: text(this.total()),
    });
  });

  protected chooseSize(value: string): void {
    const size = pageSizes.find(choice => String(choice) === value);
    if (size !== undefined) this.sizeChange.emit(size);
  }
}
