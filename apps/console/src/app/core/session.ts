import { computed, effect, inject, Injectable, signal } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';
import { storage } from './storage';

export interface SignedIn {
  readonly token: string;
  /** ISO 8601 */
  readonly expiresAt: string;
  readonly user: { readonly id: string; readonly username: string };
}

/** The longest delay that a browser's timer can hold, in milliseconds. */
const longestDelay = 2 ** 31 - 1;

/** Who is signed in, in this browser: all its tabs share it. It ends when its token expires. */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly held = signal(readSession(storage.read('session'), Date.now()));
  readonly token = computed(() => this.held()?.token);
  readonly user = computed(() => this.held()?.user);
  /** ISO 8601 */
  readonly expiresAt = computed(() => this.held()?.expiresAt);
  readonly active = computed(() => this.held() !== undefined);

  constructor() {
    addEventListener('storage', ({ key, newValue }) => {
      if (key === 'dialtone.session') this.held.set(readSession(newValue ?? undefined, Date.now()));
    });
    effect(onCleanup => {
      const expiresAt = this.held()?.expiresAt;
      if (expiresAt === undefined) return;
      const left = Date.parse(expiresAt) - Date.now();
      const timer = setTimeout(
        () => {
          this.end();
        },
        Math.min(left, longestDelay),
      );
      onCleanup(() => {
        clearTimeout(timer);
      });
    });
  }

  begin(session: SignedIn): void {
    storage.write('session', JSON.stringify(session));
    this.held.set(session);
  }

  end(): void {
    storage.write('session', undefined);
    this.held.set(undefined);
  }
}

/** Reads what was stored; undefined when it is not a session, or one whose time has passed. */
export function readSession(text: string | undefined, nowMs: number): SignedIn | undefined {
  if (text === undefined) return undefined;
  try {
    const value = JSON.parse(text) as Partial<SignedIn> | null;
    if (
      typeof value?.token !== 'string' ||
      typeof value.expiresAt !== 'string' ||
      typeof value.user?.username !== 'string'
    )
      return undefined;
    const { token, expiresAt, user } = value;
    return Date.parse(expiresAt) > nowMs ? { token, expiresAt, user } : undefined;
  } catch {
    // Not ours, or cut off: as good as nothing.
    return undefined;
  }
}

/** Sends whoever is not signed in to the sign-in page, and back here afterwards. */
export const signedIn: CanActivateFn = (_route, state) =>
  inject(Session).active() ||
  inject(Router).createUrlTree(['/sign-in'], { queryParams: { return: state.url } });
