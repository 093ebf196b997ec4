import { tabStorage } from '../core/storage';
import type { FormTask } from './probe-form/form-task';

/** What is known of a form that was left without saving, before its draft is looked into. */
export interface KeptNote {
  readonly kind: FormTask['kind'];
  /** Of the probe that the form was opened with. */
  readonly probeId?: string;
  /** Whose form it was: nobody else is shown it. */
  readonly user: string;
  /** When it was typed in last, in milliseconds since 1970. */
  readonly at: number;
  readonly name: string;
  /** As `kept-draft.ts` reads it; without secrets. */
  readonly draft: unknown;
}

const key = 'draft';
const kinds: readonly string[] = ['create', 'edit', 'duplicate'] satisfies FormTask['kind'][];

/** The form that this tab keeps; undefined when there is none, or it is not ours to read. */
export function readKept(user: string | undefined): KeptNote | undefined {
  try {
    const note = JSON.parse(tabStorage.read(key) ?? 'null') as Partial<KeptNote> | null;
    if (
      note === null ||
      note.user !== user ||
      !kinds.includes(String(note.kind)) ||
      typeof note.at !== 'number' ||
      typeof note.name !== 'string'
    )
      return undefined;
    return note as KeptNote;
  } catch {
    // Cut off, or of another program: as good as nothing.
    return undefined;
  }
}

export const writeKept = (note: KeptNote | undefined): void => {
  tabStorage.write(key, note && JSON.stringify(note));
};
