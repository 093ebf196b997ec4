import {
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  resource,
  signal,
  untracked,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialog,
  MatDialogActions,
  MatDialogContent,
  MatDialogRef,
} from '@angular/material/dialog';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import { probeTypes, type ProbeType, targetKinds, targetTypeOf } from '@dialtone/model';
import { ApiError } from '../../core/api-error';
import type { ProbeInput, ProbeWholeFragment, ResultJudgedFragment } from '../../core/gql/graphql';
import { Language } from '../../core/language';
import { confirmed } from '../../ui/confirm';
import { errorText } from '../../ui/error-message';
import { Icon } from '../../ui/icon';
import { TextField } from '../../ui/text-field';
import { Toast } from '../../ui/toast';
import type { FormTask } from './form-task';
import { ProbesApi } from '../probes-api';
import { FieldWords } from '../field-words';
import { changedLabels } from './changed-labels';
import { inputOf } from './draft';
import { ExpectationsEditor } from './expectations-editor';
import { Fold } from './fold';
import { FormState } from './form-state';
import { SchedulePreview } from './schedule-preview';
import { type Section, sectionsOf, topFields } from './sections';
import { isUsual } from './target-draft';
import { TargetField } from './target-field';
import { TryResult } from './try-result';

/** How long after the last key the schedule is asked for, in milliseconds. */
const pauseMs = 300;

@Component({
  selector: 'app-probe-form',
  imports: [
    ExpectationsEditor,
    Fold,
    Icon,
    MatButton,
    MatDialogActions,
    MatDialogContent,
    MatIconButton,
    MatSlideToggle,
    SchedulePreview,
    TargetField,
    TextField,
    TryResult,
  ],
  providers: [FormState],
  templateUrl: './probe-form.html',
  styleUrl: './probe-form.css',
  host: { '(keydown.escape)': 'close($event)', '(keydown.control.enter)': 'save($event)' },
})
export class ProbeForm {
  private readonly api = inject(ProbesApi);
  private readonly dialog = inject(MatDialog);
  private readonly toast = inject(Toast);
  private readonly language = inject(Language);
  private readonly drawer = inject<MatDialogRef<ProbeForm, ProbeWholeFragment>>(MatDialogRef);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly task = inject<FormTask>(MAT_DIALOG_DATA);
  protected readonly state = inject(FormState);
  protected readonly t = this.language.t;
  private readonly words = inject(FieldWords);
  protected readonly types = probeTypes;

  protected readonly draft = this.state.draft;
  protected readonly title = computed(() => this.t(`form.${this.task.kind}`));
  protected readonly open = computed(() => {
    const count = this.state.open();
    return count > 0 ? this.language.tn('form.problems', count) : undefined;
  });
  protected readonly working = signal<'saving' | 'trying' | undefined>(undefined);
  protected readonly failure = signal<string | undefined>(undefined);
  protected readonly tried = signal<ResultJudgedFragment | undefined>(undefined);
  private readonly type = computed(() => targetTypeOf(this.draft().type));
  protected readonly top = computed(() => topFields(this.type()));
  protected readonly subjects = computed(() => targetKinds[this.type()].subjects);
  /** What is seldom needed is folded away unless it is there. */
  protected readonly sections = computed(() =>
    sectionsOf(this.type()).map(section => ({
      ...section,
      // Each type has folds of its own, open or closed.
      key: `${this.type()}.${section.name}`,
      title: this.t(`form.section.${section.name}`),
      began: section.fields.some(({ field, path }) => !isUsual(field, this.state.begunAt(path))),
    })),
  );

  private readonly cron = signal('');
  private readonly preview = resource({
    params: () => this.cron().trim() || undefined,
    loader: ({ params, abortSignal }) => this.api.schedulePreview(params, abortSignal),
  });
  protected readonly shownPreview = computed(() =>
    this.preview.hasValue() && this.cronProblems().length === 0 ? this.preview.value() : undefined,
  );
  /** A schedule is judged while it is typed: its preview says so when it means nothing. */
  protected readonly cronProblems = computed(() => {
    const error = this.preview.error();
    const told = error instanceof ApiError && error.code === 'BAD_USER_INPUT' ? error : undefined;
    const sentences = told?.problems.map(({ message }) => message) ?? [];
    const said = told !== undefined && sentences.length === 0 ? [told.message] : sentences;
    return [...new Set([...this.state.problemsAt('cron'), ...said])];
  });

  private readonly names = resource({
    loader: ({ abortSignal }) => this.api.applications(abortSignal),
  });
  protected readonly applicationNames = computed(() =>
    this.names.hasValue() ? this.names.value() : [],
  );

  constructor() {
    this.state.begin(this.task.probe);
    this.cron.set(this.draft().texts.cron);
    effect(onCleanup => {
      const { cron } = this.draft().texts;
      if (cron === untracked(this.cron)) return;
      const timer = setTimeout(() => {
        this.cron.set(cron);
      }, pauseMs);
      onCleanup(() => {
        clearTimeout(timer);
      });
    });
    this.drawer.backdropClick().subscribe(() => void this.close());
  }

  protected choose(type: ProbeType): void {
    this.state.choose(type);
    this.tried.set(undefined);
  }

  protected summaryOf({ fields }: Section): string {
    return changedLabels(fields, this.state, this.words);
  }

  protected wrongIn({ fields }: Section): number {
    return this.state.problemCount(fields.map(({ path }) => path));
  }

  protected async try(): Promise<void> {
    await this.ask('trying', async input => {
      this.tried.set(undefined);
      this.tried.set(await this.api.try(input, this.known()));
    });
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    await this.ask('saving', async input => {
      const { kind, probe } = this.task;
      const saved =
        kind === 'edit' && probe !== undefined
          ? await this.api.update(probe.id, input)
          : await this.api.create(input);
      this.toast.say(this.t('form.saved'));
      this.drawer.close(saved);
    });
  }

  protected async close(event?: Event): Promise<void> {
    event?.stopPropagation();
    const sure =
      !this.state.changed() ||
      (await confirmed(this.dialog, {
        title: this.t('form.discardTitle'),
        text: this.t('form.discardText'),
        yes: this.t('form.discard'),
      }));
    if (sure) this.drawer.close();
  }

  /** The probe on file whose hidden secrets a try may use. */
  private known(): string | undefined {
    return this.task.probe?.id;
  }

  /** Judges first, then asks the API; whatever either finds wrong ends beside its field. */
  private async ask(
    working: 'saving' | 'trying',
    work: (input: ProbeInput) => Promise<void>,
  ): Promise<void> {
    if (this.working() !== undefined) return;
    this.failure.set(undefined);
    if (!this.state.attempt()) {
      this.pointAtFirstProblem();
      return;
    }
    this.working.set(working);
    try {
      await work(inputOf(this.draft()));
    } catch (error) {
      this.take(error);
    } finally {
      this.working.set(undefined);
    }
  }

  private take(error: unknown): void {
    if (error instanceof ApiError && error.problems.length > 0) {
      this.state.refuse(error.problems);
      this.pointAtFirstProblem();
    } else {
      this.failure.set(errorText(error, this.language));
    }
  }

  private pointAtFirstProblem(): void {
    setTimeout(() => {
      const first = this.element.nativeElement.querySelector<HTMLElement>(
        '[aria-invalid="true"], [data-invalid]',
      );
      for (const fold of foldsAround(first)) fold.open = true;
      first?.focus();
    });
  }
}

function foldsAround(element: HTMLElement | null): HTMLDetailsElement[] {
  const fold = element?.parentElement?.closest('details') ?? null;
  return fold === null ? [] : [fold, ...foldsAround(fold)];
}
