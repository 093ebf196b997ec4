import { DestroyRef, effect, inject, Injectable, signal } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import { Session } from '../../core/session';
import { type KeptNote, readKept, writeKept } from '../kept-note';
import type { Draft } from './draft';
import { FormState } from './form-state';
import type { FormTask } from './form-task';
import { draftFrom, hasSecrets, withoutSecrets } from './kept-draft';

/** How long after the last key the draft is kept, in milliseconds. */
const pauseMs = 400;

interface Offer {
  readonly draft: Draft;
  readonly at: number;
  /** Secrets were typed, which are not kept. */
  readonly secrets: boolean;
}

/** Keeps what is typed for as long as the tab is open: past a reload, a lost session, a wrong turn. */
@Injectable()
export class DraftKeeper {
  private readonly state = inject(FormState);
  private readonly task = inject<FormTask>(MAT_DIALOG_DATA);
  /** As of now: when the session is lost, the form goes with it, and nobody is signed in any more. */
  private readonly user = inject(Session).user()?.username ?? '';
  private readonly found = signal(this.kept());
  private done = false;

  /** What was typed before and not saved. */
  readonly offer = this.found.asReadonly();
  /** What was gone on from had secrets, which must be typed again. */
  readonly missing = signal(false);

  constructor() {
    effect(onCleanup => {
      this.state.draft();
      const timer = setTimeout(() => {
        this.keep();
      }, pauseMs);
      onCleanup(() => {
        clearTimeout(timer);
      });
    });
    // A reload waits for no pause.
    const leave = () => {
      this.keep();
    };
    addEventListener('pagehide', leave);
    inject(DestroyRef).onDestroy(() => {
      removeEventListener('pagehide', leave);
      this.keep();
    });
  }

  /** Writes down what stands in the form, unless it was saved or given up. */
  keep(): void {
    if (this.done || !this.state.changed()) return;
    const { kind, probe } = this.task;
    const draft = this.state.draft();
    const note: KeptNote = {
      kind,
      ...(probe !== undefined && { probeId: probe.id }),
      user: this.user,
      at: Date.now(),
      name: draft.texts.name,
      draft: { ...withoutSecrets(draft), secrets: hasSecrets(draft) },
    };
    writeKept(note);
  }

  goOn(): void {
    const offer = this.found();
    if (offer === undefined) return;
    this.state.replace(offer.draft);
    this.missing.set(offer.secrets);
    this.found.set(undefined);
  }

  /** What was offered is not wanted. */
  refuse(): void {
    this.found.set(undefined);
    if (!this.state.changed()) writeKept(undefined);
  }

  /** Saved, or given up by the typist: there is nothing to come back to. */
  drop(): void {
    this.done = true;
    writeKept(undefined);
  }

  private kept(): Offer | undefined {
    const note = readKept(this.user);
    if (note?.kind !== this.task.kind || note.probeId !== this.task.probe?.id) return undefined;
    const draft = draftFrom(note.draft);
    return draft && { draft, at: note.at, secrets: saysSecrets(note.draft) };
  }
}

const saysSecrets = (kept: unknown): boolean =>
  typeof kept === 'object' && kept !== null && 'secrets' in kept && kept.secrets === true;
