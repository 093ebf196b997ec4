import { Component, input, model } from '@angular/core';
import type { Option } from './option';

/** One of a few, all in sight: radio buttons that stand side by side. */
@Component({
  selector: 'app-segments',
  template: `<fieldset>
    <legend>{{ label() }}</legend>
    <div class="row">
      @for (option of options(); track option.value) {
        <label [class.chosen]="option.value === value()">
          <input
            type="radio"
            [name]="field()"
            [checked]="option.value === value()"
            (change)="value.set(option.value)"
          />
          {{ option.word }}
        </label>
      }
    </div>
  </fieldset>`,
  styles: `
    fieldset {
      min-width: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      margin-bottom: 5px;
      padding: 0;
      font-size: var(--size-control);
      font-weight: 540;
    }
    .row {
      display: inline-flex;
      flex-wrap: wrap;
      gap: 2px;
      padding: 2px;
      border: 1px solid var(--line);
      border-radius: var(--radius-control);
      background: var(--raised);
    }
    label {
      position: relative;
      display: flex;
      align-items: center;
      min-height: calc(var(--control-height) - 6px);
      padding: 0 14px;
      border: 1px solid transparent;
      border-radius: 6px;
      color: var(--muted);
      font-size: var(--size-control);
      cursor: pointer;
    }
    label:hover {
      color: var(--text);
    }
    label.chosen {
      border-color: var(--line);
      background: var(--surface);
      color: var(--text);
      font-weight: 560;
    }
    label:has(:focus-visible) {
      outline: 2px solid var(--focus);
      outline-offset: 1px;
    }
    input {
      position: absolute;
      inset: 0;
      margin: 0;
      opacity: 0;
      cursor: pointer;
    }
    @media (forced-colors: active) {
      label.chosen {
        outline: 2px solid Highlight;
      }
    }
  `,
})
export class Segments {
  /** Names the group of radio buttons; one on a page. */
  readonly field = input.required<string>();
  readonly label = input.required<string>();
  readonly options = input.required<readonly Option[]>();
  readonly value = model.required<string>();
}
