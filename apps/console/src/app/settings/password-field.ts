import { Component, input, model } from '@angular/core';

/** A password as it is typed, for what keeps passwords to fill in. */
@Component({
  selector: 'app-password-field',
  template: `<label [for]="'password.' + field()">{{ label() }}</label>
    <input
      #typed
      class="control"
      type="password"
      [id]="'password.' + field()"
      [autocomplete]="complete()"
      [attr.aria-invalid]="problems().length > 0"
      [attr.aria-describedby]="problems().length > 0 ? 'password.' + field() + '-problem' : null"
      [value]="value()"
      (input)="value.set(typed.value)"
    />
    @if (problems().length > 0) {
      <div class="problem" [id]="'password.' + field() + '-problem'">
        @for (problem of problems(); track $index) {
          <p>{{ problem }}</p>
        }
      </div>
    }`,
  styleUrl: '../ui/text-field.css',
})
export class PasswordField {
  readonly field = input.required<string>();
  readonly label = input.required<string>();
  readonly complete = input.required<'current-password' | 'new-password'>();
  readonly problems = input<readonly string[]>([]);
  readonly value = model.required<string>();
}
