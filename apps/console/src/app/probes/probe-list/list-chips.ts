import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Language } from '../../core/language';
import { Icon } from '../../ui/icon';
import type { ListQuery } from './list-query';

interface Chip {
  readonly name: keyof ListQuery;
  readonly label: string;
  readonly value: string;
  /** The query without it. */
  readonly without: Partial<ListQuery>;
}

/** What narrows the list, each to be taken away by itself. */
@Component({
  selector: 'app-list-chips',
  imports: [Icon, MatButton],
  template: `<ul [attr.aria-label]="t('chips.label')">
      @for (chip of chips(); track chip.name + chip.value) {
        <li>
          <span class="muted">{{ chip.label }}</span>
          <span class="value" dir="auto">{{ chip.value }}</span>
          <button
            type="button"
            [attr.aria-label]="t('chips.remove', { label: chip.label, value: chip.value })"
            (click)="queryChange.emit(chip.without)"
          >
            <app-icon name="clear" />
          </button>
        </li>
      }
    </ul>
    <button matButton="text" type="button" (click)="cleared.emit()">{{ t('list.clear') }}</button>`,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 8px;
      padding: 0 16px 10px;
    }
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
    }
    li {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      max-width: min(100%, 340px);
      padding: 0 2px 0 10px;
      border-radius: 999px;
      background: var(--action-wash);
      font-size: 12.5px;
    }
    .value {
      overflow: hidden;
      font-weight: 560;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    li button {
      display: grid;
      place-content: center;
      inline-size: 26px;
      block-size: 26px;
      padding: 0;
      border: 0;
      border-radius: 50%;
      background: none;
      color: var(--muted);
      cursor: pointer;
      --icon: 12px;
    }
    li button:hover {
      background: var(--raised);
      color: var(--text);
    }
    @media (pointer: coarse) {
      li button {
        inline-size: 36px;
        block-size: 36px;
      }
    }
  `,
})
export class ListChips {
  readonly query = input.required<ListQuery>();
  readonly queryChange = output<Partial<ListQuery>>();
  readonly cleared = output();

  protected readonly t = inject(Language).t;
  protected readonly chips = computed<readonly Chip[]>(() => {
    const { search, state, type, application, tags, enabled } = this.query();
    const chip = (name: keyof ListQuery, label: string, value: string): Chip => ({
      ...{ name, label, value },
      without: { [name]: name === 'search' ? '' : undefined },
    });
    return [
      ...(search === '' ? [] : [chip('search', this.t('chips.search'), search)]),
      ...(state === undefined
        ? []
        : [chip('state', this.t('column.state'), this.t(`state.${state}`))]),
      ...(type === undefined ? [] : [chip('type', this.t('column.type'), type)]),
      ...(application === undefined
        ? []
        : [chip('application', this.t('column.application'), application)]),
      ...tags.map(tag => ({
        ...chip('tags', this.t('chips.tag'), tag),
        without: { tags: tags.filter(other => other !== tag) },
      })),
      ...(enabled === undefined
        ? []
        : [
            chip(
              'enabled',
              this.t('column.enabled'),
              this.t(enabled ? 'filter.enabled' : 'filter.disabled'),
            ),
          ]),
    ];
  });
}
