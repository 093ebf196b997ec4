import { Location } from '@angular/common';
import { inject, Injectable } from '@angular/core';
import type { PreloadingStrategy, Route } from '@angular/router';
import { EMPTY, type Observable } from 'rxjs';
import { returnPath } from './return-path';

/** Fetches the page that somebody wants to see while they sign in, and no other: each comes when it is first needed. */
@Injectable({ providedIn: 'root' })
export class WantedPage implements PreloadingStrategy {
  private readonly location = inject(Location);

  preload({ path, children }: Route, load: () => Observable<unknown>): Observable<unknown> {
    const [page, query] = this.location.path().split('?');
    if (page !== '/sign-in') return EMPTY;
    const wanted = returnPath(new URLSearchParams(query).get('return') ?? undefined);
    const [, first] = wanted.split(/[/?#]/u);
    // The frame, and what stands in it.
    return children !== undefined || path === first ? load() : EMPTY;
  }
}
