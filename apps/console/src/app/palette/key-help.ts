import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialogModule } from '@angular/material/dialog';
import { type CommandGroup, commandGroups, Commands } from '../core/commands';
import { Language } from '../core/language';
import { KeyCaps } from '../ui/key-caps';

/** Every key that does something on the page that is open. */
@Component({
  selector: 'app-key-help',
  imports: [KeyCaps, MatButton, MatDialogModule],
  template: `<h2 mat-dialog-title>{{ t('keys.title') }}</h2>
    <mat-dialog-content tabindex="0">
      @for (section of sections(); track section.name) {
        <section>
          <h3 class="card-title">{{ title(section.name) }}</h3>
          <dl>
            @for (command of section.commands; track command.id) {
              <div>
                <dt>{{ command.words }}</dt>
                <dd><app-key-caps [keys]="command.keys ?? ''" /></dd>
              </div>
            }
          </dl>
        </section>
      }
    </mat-dialog-content>
    <mat-dialog-actions>
      <button matButton="outlined" mat-dialog-close cdkFocusInitial>{{ t('action.close') }}</button>
    </mat-dialog-actions>`,
  styles: `
    mat-dialog-content {
      columns: 2 260px;
      column-gap: 32px;
    }
    section {
      break-inside: avoid;
      margin-bottom: 18px;
    }
    h3 {
      margin: 0 0 6px;
    }
    div {
      display: flex;
      align-items: baseline;
      justify-content: space-between;
      gap: 12px;
      padding: 5px 0;
      border-bottom: 1px solid var(--line);
    }
  `,
})
export class KeyHelp {
  private readonly commands = inject(Commands);
  protected readonly t = inject(Language).t;
  protected readonly title = (group: CommandGroup): string => this.t(`palette.${group}`);
  protected readonly sections = computed(() =>
    commandGroups
      .map(name => ({
        name,
        commands: this.commands.all().filter(each => each.group === name && each.keys),
      }))
      .filter(({ commands }) => commands.length > 0),
  );
}
