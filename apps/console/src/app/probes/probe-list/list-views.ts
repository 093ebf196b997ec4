import { Injectable, signal } from '@angular/core';
import { storage } from '../../core/storage';

/** A way of looking at the list under a name: the query part of its url. */
export interface ListView {
  readonly name: string;
  readonly query: string;
}

const key = 'views';
/** More of them nobody finds again. */
const most = 50;

/** The views that this browser remembers. */
@Injectable({ providedIn: 'root' })
export class ListViews {
  private readonly kept = signal(readViews(storage.read(key)));
  readonly all = this.kept.asReadonly();

  /** Under a name that is taken, the new one takes its place. */
  save(view: ListView): void {
    const others = this.kept().filter(({ name }) => name !== view.name);
    this.keep([...others, view].slice(-most));
  }

  forget(name: string): void {
    this.keep(this.kept().filter(view => view.name !== name));
  }

  private keep(views: readonly ListView[]): void {
    const inOrder = [...views].sort((one, other) => one.name.localeCompare(other.name));
    this.kept.set(inOrder);
    storage.write(key, inOrder.length === 0 ? undefined : JSON.stringify(inOrder));
  }
}

/** What means nothing, for anybody may write to a browser's storage, counts as absent. */
export function readViews(text: string | undefined): readonly ListView[] {
  if (text === undefined) return [];
  try {
    const views: unknown = JSON.parse(text);
    return Array.isArray(views) ? views.filter(isView) : [];
  } catch {
    return []; // A SyntaxError: no JSON.
  }
}

const isView = (value: unknown): value is ListView =>
  typeof value === 'object' &&
  value !== null &&
  'name' in value &&
  typeof value.name === 'string' &&
  'query' in value &&
  typeof value.query === 'string';
