import { Component, computed, inject, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import type { FieldProblems } from '../core/field-problems';
import { Language } from '../core/language';
import { viewerZone } from '../core/viewer-zone';
import { Icon } from '../ui/icon';
import { MomentField } from '../ui/moment-field';
import { refusedFields } from '../ui/refused-fields';
import { Segments } from '../ui/segments';
import { TextField } from '../ui/text-field';
import {
  type AnnotationDraft,
  annotationInputOf,
  annotationScopes,
  type AnnotationTask,
  newAnnotation,
  scopesOf,
} from './annotation-draft';
import { HistoryApi } from './history-api';

const shown = new Set(['title', 'at', 'url']);

/** Something that happened outside, told for a probe's chart: what, when, and whose charts it stands on. */
@Component({
  selector: 'app-annotation-form',
  imports: [Icon, MatButton, MatDialogModule, MatIconButton, MomentField, Segments, TextField],
  templateUrl: './annotation-form.html',
  styleUrls: ['../ui/drawer-form.css', './annotation-form.css'],
})
export class AnnotationForm {
  private readonly api = inject(HistoryApi);
  private readonly drawer = inject<MatDialogRef<AnnotationForm, true>>(MatDialogRef);
  private readonly language = inject(Language);
  private readonly task = inject<AnnotationTask>(MAT_DIALOG_DATA);
  private readonly probe = this.task.probe;
  protected readonly t = this.language.t;
  protected readonly said = this.language.said;
  /** The time is meant in it; it stays the same while the form is open. */
  protected readonly zone = viewerZone();

  protected readonly draft = signal<AnnotationDraft>(
    newAnnotation(this.probe, this.task.atMs, this.zone),
  );
  protected readonly problems = signal<FieldProblems>(new Map());
  protected readonly busy = signal(false);
  protected readonly scopes = computed(() =>
    scopesOf(this.probe).map(value => ({
      value,
      word: this.t(`annotation.scope.${value}`, { application: this.probe.application ?? '' }),
    })),
  );

  protected write(change: Partial<AnnotationDraft>): void {
    this.draft.update(draft => ({ ...draft, ...change }));
  }

  protected chooseScope(value: string): void {
    const scope = annotationScopes.find(each => each === value);
    if (scope !== undefined) this.write({ scope });
  }

  protected at(field: string): readonly string[] {
    return this.problems().get(field) ?? [];
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    this.busy.set(true);
    try {
      await this.api.annotate(annotationInputOf(this.draft(), this.probe, this.zone));
      this.drawer.close(true);
    } catch (error) {
      this.problems.set(refusedFields(error, shown, this.language));
    } finally {
      this.busy.set(false);
    }
  }
}
