import { Component, inject, input, model } from '@angular/core';
import { Language } from '../core/language';

/** A labelled place for a date and a time, as the browser asks for them. */
@Component({
  selector: 'app-moment-field',
  template: `<label [for]="field()">{{ label() }}</label>
    <input
      #typed
      class="control"
      type="datetime-local"
      [id]="field()"
      [attr.aria-invalid]="problems().length > 0"
      [attr.aria-describedby]="problems().length > 0 ? field() + '-problem' : null"
      [value]="value()"
      (input)="value.set(typed.value)"
    />
    @if (problems().length > 0) {
      <div class="problem" [id]="field() + '-problem'">
        @for (problem of problems(); track $index) {
          <p>{{ said(problem) }}</p>
        }
      </div>
    }`,
  styleUrl: './text-field.css',
})
export class MomentField {
  readonly field = input.required<string>();
  readonly label = input.required<string>();
  readonly problems = input<readonly string[]>([]);
  /** `2026-01-31T14:05` */
  readonly value = model.required<string>();
  protected readonly said = inject(Language).said;
}
