import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { Language } from '../../core/language';
import { Toast } from '../../ui/toast';
import type { BulkTask } from './bulk-edit';
import { BulkEditApi, type BulkOutcome } from './bulk-edit-api';

/** How long an edit can be taken back by one press, in milliseconds. */
const undoMs = 20_000;

/** Changes many probes, and takes it back. The form is fetched when it is first needed. */
@Injectable({ providedIn: 'root' })
export class BulkEditor {
  private readonly dialog = inject(MatDialog);
  private readonly api = inject(BulkEditApi);
  private readonly toast = inject(Toast);
  private readonly language = inject(Language);

  /**
   * @param changed is called when probes are otherwise than they were, also when that was taken back
   * @returns whether anything was changed
   */
  async edit(task: BulkTask, changed: () => void): Promise<boolean> {
    const { BulkEdit } = await import('./bulk-edit');
    const opened = this.dialog.open<InstanceType<typeof BulkEdit>, BulkTask, BulkOutcome>(
      BulkEdit,
      {
        data: task,
        width: '680px',
        maxWidth: '96vw',
      },
    );
    const outcome = await firstValueFrom(opened.afterClosed());
    if (outcome === undefined) return false;
    changed();
    this.offerUndo(outcome, changed);
    return true;
  }

  private offerUndo({ changed, undoId }: BulkOutcome, after: () => void): void {
    const { t, tn } = this.language;
    const said = tn('bulk.done', changed);
    if (undoId === null) this.toast.say(said);
    else
      this.toast.offer(said, { word: t('bulk.undo'), forMs: undoMs }, () => {
        void this.undo(undoId, after);
      });
  }

  private async undo(undoId: string, after: () => void): Promise<void> {
    const { tn } = this.language;
    try {
      const { changed, refused } = await this.api.undo(undoId);
      const left = refused > 0 ? ` ${tn('bulk.undoLeft', refused)}` : '';
      this.toast.say(`${tn('bulk.undone', changed)}${left}`);
      after();
    } catch (error) {
      this.toast.sayFailure(error);
    }
  }
}
