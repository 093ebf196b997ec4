import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { Commands } from '../core/commands';
import { KeySequence, takesKeys } from '../core/keys';

/** Does what the pressed keys mean on the page that is open; nothing while somebody types or a dialog asks. */
@Injectable({ providedIn: 'root' })
export class Shortcuts {
  private readonly commands = inject(Commands);
  private readonly dialog = inject(MatDialog);
  private readonly keys = new KeySequence();

  obey(event: KeyboardEvent): void {
    if (event.defaultPrevented || this.dialog.openDialogs.length > 0) return;
    const typing = takesKeys(event.target);
    const command = this.keys
      .readings(event)
      // Ctrl with a letter writes nothing.
      .filter(name => !typing || name.startsWith('mod+'))
      .map(name => this.commands.all().find(({ keys }) => keys === name))
      .find(found => found !== undefined);
    if (command === undefined) return;
    event.preventDefault();
    this.keys.forget();
    command.run();
  }
}
