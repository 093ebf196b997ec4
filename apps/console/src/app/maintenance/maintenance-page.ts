import {
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  resource,
  viewChild,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { Title } from '@angular/platform-browser';
import { firstValueFrom } from 'rxjs';
import { Commands } from '../core/commands';
import { Language } from '../core/language';
import { Now } from '../core/now';
import { confirmed } from '../ui/confirm';
import { ErrorMessage } from '../ui/error-message';
import { Icon } from '../ui/icon';
import { StateShape } from '../ui/state-shape';
import { Toast } from '../ui/toast';
import { MaintenanceApi, type Window } from './maintenance-api';
import { reloadAtTurns } from './reload-at-turns';
import { WindowForm } from './window-form';
import { inOrder } from './window-order';
import { rowOf } from './window-text';

/** The announced times in which nobody looks, what is on now first. */
@Component({
  selector: 'app-maintenance',
  imports: [ErrorMessage, Icon, MatButton, MatIconButton, StateShape],
  templateUrl: './maintenance-page.html',
  styleUrl: './maintenance-page.css',
})
export class MaintenancePage {
  private readonly api = inject(MaintenanceApi);
  private readonly dialog = inject(MatDialog);
  private readonly toast = inject(Toast);
  private readonly now = inject(Now);
  private readonly language = inject(Language);
  protected readonly t = this.language.t;
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  protected readonly answer = resource({
    loader: ({ abortSignal }) => this.api.all(abortSignal),
  });
  private readonly windows = computed(() =>
    this.answer.hasValue() ? inOrder(this.answer.value()) : undefined,
  );
  protected readonly rows = computed(() =>
    this.windows()?.map(window => rowOf(window, this.now.ms(), this.language)),
  );
  protected readonly sentence = computed(() => {
    const open = this.windows()?.filter(({ current }) => current !== null).length ?? 0;
    return open === 0 ? this.t('frame.maintenance') : this.language.tn('maintenance.open', open);
  });
  constructor() {
    const title = inject(Title);
    effect(() => {
      title.setTitle(`${this.sentence()} · Dialtone`);
    });
    reloadAtTurns(
      this.answer,
      computed(() => this.windows() ?? []),
    );
    inject(Commands).offer(() => [
      {
        id: 'maintenance.new',
        group: 'here',
        words: this.t('maintenance.new'),
        keys: 'm',
        run: () => void this.write(),
      },
    ]);
  }

  protected async write(window?: Window): Promise<void> {
    const drawer = this.dialog.open<WindowForm, Window | undefined, true>(WindowForm, {
      data: window,
      panelClass: 'drawer',
      position: { top: '0', right: '0' },
      maxWidth: '100vw',
      autoFocus: '[id=title]',
      ariaLabelledBy: 'window-form-title',
    });
    if ((await firstValueFrom(drawer.afterClosed())) !== true) return;
    this.toast.say(this.t('maintenance.saved'));
    this.answer.reload();
  }

  protected async delete({ id, title }: Window): Promise<void> {
    const question = {
      title: this.t('maintenance.delete'),
      text: this.t('maintenance.deleteText'),
      names: [title],
      yes: this.t('action.delete'),
    };
    if (!(await confirmed(this.dialog, question))) return;
    try {
      await this.api.delete(id);
      this.toast.say(this.t('maintenance.deleted'));
      this.answer.reload();
      // What had the focus is gone.
      this.heading().nativeElement.focus();
    } catch (error) {
      this.toast.sayFailure(error);
    }
  }
}
