import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import type { ProbeWholeFragment, ResultPartsFragment } from '../core/gql/graphql';
import { Language } from '../core/language';
import { latencyText } from '../core/number-text';
import { Toast } from '../ui/toast';
import type { KeptNote } from './kept-note';
import type { FormTask } from './probe-form/form-task';
import { ProbesApi } from './probes-api';

/** A new probe begins with what is at hand; what was typed before goes on with the probe's own fields. */
function beginningOf({ kind, resumed }: FormTask): string {
  if (resumed === true) return '[id="name"]';
  return kind === 'create' ? '#paste' : 'first-tabbable';
}

/** Opens the form in its drawer; it is fetched when it is first needed. */
@Injectable({ providedIn: 'root' })
export class FormOpener {
  private readonly dialog = inject(MatDialog);
  private readonly api = inject(ProbesApi);
  private readonly toast = inject(Toast);
  private readonly language = inject(Language);

  /** The probe that was saved; undefined when none was. */
  async create(): Promise<ProbeWholeFragment | undefined> {
    const saved = await this.open({ kind: 'create' });
    this.firstAnswer(saved);
    return saved;
  }

  edit(id: string): Promise<ProbeWholeFragment | undefined> {
    return this.openWith({ kind: 'edit' }, id);
  }

  /** The form that was left without saving, with what was typed there. */
  async resume({ kind, probeId }: KeptNote): Promise<ProbeWholeFragment | undefined> {
    const task = { kind, resumed: true } as const;
    const saved =
      probeId === undefined ? await this.open(task) : await this.openWith(task, probeId);
    if (kind !== 'edit') this.firstAnswer(saved);
    return saved;
  }

  async duplicate(id: string): Promise<ProbeWholeFragment | undefined> {
    const saved = await this.openWith({ kind: 'duplicate' }, id);
    this.firstAnswer(saved);
    return saved;
  }

  /** What a check just saw, in a sentence. */
  told(name: string, result: ResultPartsFragment): string {
    const { t, said } = this.language;
    const message = said(result.message ?? '');
    if (result.up && result.degraded) return t('check.degraded', { name, message });
    return result.up
      ? t('check.up', { name, latency: latencyText(result.latencyMs) })
      : t('check.down', { name, message });
  }

  private async openWith(
    task: Omit<FormTask, 'probe'>,
    id: string,
  ): Promise<ProbeWholeFragment | undefined> {
    try {
      const probe = await this.api.byId(id);
      if (probe !== null) return await this.open({ ...task, probe });
      this.toast.say(this.language.t('detail.gone'));
    } catch (error) {
      this.toast.sayFailure(error);
    }
    return undefined;
  }

  private async open(task: FormTask): Promise<ProbeWholeFragment | undefined> {
    const { ProbeForm } = await import('./probe-form/probe-form');
    // An offer to go on, for the form makes it itself.
    this.toast.clear();
    const drawer = this.dialog.open<InstanceType<typeof ProbeForm>, FormTask, ProbeWholeFragment>(
      ProbeForm,
      {
        data: task,
        panelClass: 'drawer',
        position: { top: '0', right: '0' },
        maxWidth: '100vw',
        autoFocus: beginningOf(task),
        // The form asks first when something typed would be lost.
        disableClose: true,
        ariaLabelledBy: 'probe-form-title',
      },
    );
    return firstValueFrom(drawer.afterClosed());
  }

  /** Nobody wants to wait a schedule long for the first answer of a new probe. */
  private firstAnswer(saved: ProbeWholeFragment | undefined): void {
    if (saved?.enabled !== true || saved.settings === null) return;
    this.api.checkNow(saved.id).then(
      result => {
        this.toast.say(this.told(saved.name, result));
      },
      (error: unknown) => {
        this.toast.sayFailure(error);
      },
    );
  }
}
