import { inject, Injectable, signal } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { Language } from '../../core/language';
import { confirmed } from '../../ui/confirm';
import { Toast } from '../../ui/toast';
import { FormOpener } from '../form-opener';
import { ProbeCopier } from '../probe-copier';
import { ProbesApi } from '../probes-api';
import type { Row } from './live-rows';
import { ProbeRows } from './probe-rows';
import type { RowAction } from './row-menu';

/** What is done to a row; to delete it is asked for many at once, too. */
interface Acted {
  readonly row: Row;
  readonly action: Exclude<RowAction, 'delete'>;
}

/** What is done to rows of the list, one or many. */
@Injectable()
export class RowActions {
  private readonly api = inject(ProbesApi);
  private readonly rows = inject(ProbeRows);
  private readonly dialog = inject(MatDialog);
  private readonly toast = inject(Toast);
  private readonly form = inject(FormOpener);
  private readonly copier = inject(ProbeCopier);
  private readonly language = inject(Language);
  private readonly t = this.language.t;
  private readonly tn = this.language.tn;

  /** The ids of those that something is being done to. */
  readonly busy = signal<ReadonlySet<string>>(new Set());

  async act({ row, action }: Acted): Promise<void> {
    const { id, name } = row;
    const acts: Record<Acted['action'], () => Promise<unknown>> = {
      check: () =>
        this.doing([id], async () => {
          const result = await this.api.checkNow(id);
          this.rows.hear(result);
          this.toast.say(this.form.told(name, result));
        }),
      edit: async () => {
        if (await this.form.edit(id)) this.rows.reload();
      },
      duplicate: async () => {
        if (await this.form.duplicate(id)) this.rows.reload();
      },
      copyGraphql: () => this.copier.copy(id, 'copyGraphql'),
      copyCurl: () => this.copier.copy(id, 'copyCurl'),
    };
    await acts[action]();
  }

  /** @returns whether it was done; what went wrong is said */
  setEnabled(ids: readonly string[], enabled: boolean): Promise<boolean> {
    return this.doing(ids, async () => {
      const changed = await this.api.setEnabled(ids, enabled);
      this.rows.replace(changed);
      if (ids.length > 1)
        this.toast.say(this.tn(enabled ? 'list.enabledMany' : 'list.disabledMany', changed.length));
    });
  }

  /** Asks first. @returns whether it was done */
  async delete(ids: readonly string[]): Promise<boolean> {
    const rows = [...this.rows.known().values()].flat();
    const question = {
      title: this.tn('delete.title', ids.length),
      text: this.tn('delete.text', ids.length),
      names: rows.filter(({ id }) => ids.includes(id)).map(({ name }) => name),
      yes: this.t('action.delete'),
    };
    if (!(await confirmed(this.dialog, question))) return false;
    return this.doing(ids, async () => {
      const gone = await this.api.delete(ids);
      this.toast.say(this.tn('delete.done', gone.length));
      this.rows.reload();
    });
  }

  private async doing(ids: readonly string[], work: () => Promise<void>): Promise<boolean> {
    this.busy.update(busy => new Set([...busy, ...ids]));
    const isDone = await this.toast.orSay(work);
    this.busy.update(busy => new Set([...busy].filter(id => !ids.includes(id))));
    return isDone;
  }
}
