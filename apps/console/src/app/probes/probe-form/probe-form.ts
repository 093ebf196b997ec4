import { Component, computed, ElementRef, inject, resource, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialog,
  MatDialogActions,
  MatDialogContent,
  MatDialogRef,
} from '@angular/material/dialog';
import {
  expectationFields,
  probeTypes,
  type ProbeType,
  targetKinds,
  targetTypeOf,
} from '@dialtone/model';
import { ApiError } from '../../core/api-error';
import type { ProbeInput, ProbeWholeFragment, ResultWholeFragment } from '../../core/gql/graphql';
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
import { DraftKeeper } from './draft-keeper';
import { ExpectationsEditor } from './expectations-editor';
import { newExpectationOf } from './pointing/expectation-of';
import { showField } from './field-focus';
import { Fold } from './fold';
import { FormStart } from './form-start';
import { FormState } from './form-state';
import { groupsOf } from './draft-value';
import type { Point } from './pointing/point';
import { isExpected, TrialAnswer } from './pointing/trial-answer';
import { KeptOffer } from './kept-offer';
import { ScheduleField } from './schedule-field';
import { type Section, sectionsOf, topFields } from './sections';
import { isUsual } from './target-draft';
import { TargetField } from './target-field';
import { TryResult } from './try-result';

@Component({
  selector: 'app-probe-form',
  imports: [
    ExpectationsEditor,
    Fold,
    FormStart,
    Icon,
    KeptOffer,
    MatButton,
    MatDialogActions,
    MatDialogContent,
    MatIconButton,
    ScheduleField,
    TargetField,
    TextField,
    TryResult,
  ],
  providers: [FormState, DraftKeeper, TrialAnswer],
  templateUrl: './probe-form.html',
  styleUrls: ['../../ui/drawer-form.css', './probe-form.css'],
  host: {
    '(keydown.escape)': 'close($event)',
    '(keydown.control.enter)': 'save($event)',
    '(window:beforeunload)': 'warn($event)',
  },
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
  private readonly answer = inject(TrialAnswer);
  private readonly keeper = inject(DraftKeeper);
  protected readonly t = this.language.t;
  protected readonly said = this.language.said;
  private readonly words = inject(FieldWords);
  protected readonly types = probeTypes;
  /** Begins with nothing: it may be filled from whatever is at hand. */
  protected readonly isNew = this.task.kind === 'create';

  protected readonly draft = this.state.draft;
  protected readonly title = computed(() => this.t(`form.${this.task.kind}`));
  protected readonly open = computed(() => {
    const count = this.state.open();
    return count > 0 ? this.language.tn('form.problems', count) : undefined;
  });
  protected readonly working = signal<'saving' | 'trying' | undefined>(undefined);
  protected readonly failure = signal<string | undefined>(undefined);
  protected readonly tried = signal<ResultWholeFragment | undefined>(undefined);
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

  private readonly names = resource({
    loader: ({ abortSignal }) => this.api.names(abortSignal),
  });
  protected readonly applicationNames = computed(() =>
    this.names.hasValue() ? this.names.value().applications : [],
  );

  constructor() {
    this.state.begin(this.task.probe);
    if (this.task.resumed === true) this.keeper.goOn();
    this.drawer.backdropClick().subscribe(() => void this.close());
  }

  protected choose(type: ProbeType): void {
    this.state.choose(type);
    this.show(undefined);
  }

  protected summaryOf({ fields }: Section): string {
    return changedLabels(fields, this.state, this.words);
  }

  protected wrongIn({ fields }: Section): number {
    return this.state.problemCount(fields.map(({ path }) => path));
  }

  protected async try(): Promise<void> {
    await this.ask('trying', async input => {
      this.show(undefined);
      this.show(await this.api.try(input, this.known()));
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
      this.keeper.drop();
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
    if (!sure) return;
    if (this.state.changed()) this.keeper.drop();
    this.drawer.close();
  }

  /** Before the page goes: what was typed is kept, and the browser asks whether to stay. */
  protected warn(event: Event): void {
    if (!this.state.changed()) return;
    this.keeper.keep();
    event.preventDefault();
  }

  /** What was pointed at in the answer is expected from now on; what is expected already is shown. */
  protected expect(point: Point): void {
    const path = this.state.expectationsPath();
    const drafts = groupsOf(this.state.at(path));
    const known = drafts.findIndex(draft => isExpected(point, draft));
    if (known < 0) this.state.add(path, expectationFields, newExpectationOf(point));
    const index = known < 0 ? drafts.length : known;
    setTimeout(() => {
      const place = (name: string) =>
        this.element.nativeElement.querySelector<HTMLElement>(`[id="${path}.${index}.${name}"]`);
      showField(place('values') ?? place('comparison'));
    });
  }

  protected show(result: ResultWholeFragment | undefined): void {
    this.tried.set(result);
    this.answer.take(result, this.subjects());
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

  protected beginAtName(): void {
    showField(this.element.nativeElement.querySelector<HTMLElement>('[id="name"]'));
  }

  private pointAtFirstProblem(): void {
    setTimeout(() => {
      const first = this.element.nativeElement.querySelector<HTMLElement>(
        '[aria-invalid="true"], [data-invalid]',
      );
      showField(first);
    });
  }
}
