import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { Language } from '../core/language';
import { confirmed } from '../ui/confirm';
import { Toast } from '../ui/toast';
import type { AnnotatedProbe, AnnotationTask } from './annotation-draft';
import { HistoryApi } from './history-api';

/** Tells what happened outside, and takes it back. Each says whether there is something else to be seen now. */
@Injectable({ providedIn: 'root' })
export class Annotator {
  private readonly api = inject(HistoryApi);
  private readonly dialog = inject(MatDialog);
  private readonly toast = inject(Toast);
  private readonly language = inject(Language);

  /**
   * The form is fetched when it is first needed.
   * @param atMs when it happened, in milliseconds since 1970, unless the form is told otherwise
   */
  async tell(probe: AnnotatedProbe, atMs = Date.now()): Promise<boolean> {
    const { AnnotationForm } = await import('./annotation-form');
    const drawer = this.dialog.open<InstanceType<typeof AnnotationForm>, AnnotationTask, true>(
      AnnotationForm,
      {
        data: { probe, atMs },
        panelClass: 'drawer',
        position: { top: '0', right: '0' },
        maxWidth: '100vw',
        autoFocus: '[id=title]',
        ariaLabelledBy: 'annotation-form-title',
      },
    );
    if ((await firstValueFrom(drawer.afterClosed())) !== true) return false;
    this.toast.say(this.language.t('annotation.saved'));
    return true;
  }

  async takeBack({ id, title }: { readonly id: string; readonly title: string }): Promise<boolean> {
    const { t } = this.language;
    const question = {
      title: t('annotation.delete'),
      text: t('annotation.deleteText'),
      names: [title],
      yes: t('action.delete'),
    };
    if (!(await confirmed(this.dialog, question))) return false;
    try {
      await this.api.deleteAnnotation(id);
      this.toast.say(t('annotation.deleted'));
      return true;
    } catch (error) {
      this.toast.sayFailure(error);
      return false;
    }
  }
}
