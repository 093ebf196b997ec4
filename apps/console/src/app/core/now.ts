import { DestroyRef, inject, Injectable, signal } from '@angular/core';

/** The present, once a second, while somebody looks. */
@Injectable({ providedIn: 'root' })
export class Now {
  private readonly current = signal(Date.now());
  /** Milliseconds since 1970. */
  readonly ms = this.current.asReadonly();

  constructor() {
    const tick = () => {
      if (!document.hidden) this.current.set(Date.now());
    };
    const timer = setInterval(tick, 1000);
    document.addEventListener('visibilitychange', tick);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    });
  }
}
