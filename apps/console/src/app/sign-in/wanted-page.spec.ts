import { Location } from '@angular/common';
import { TestBed } from '@angular/core/testing';
import type { Route } from '@angular/router';
import { of } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { WantedPage } from './wanted-page';

const routes: readonly Route[] = [
  { path: 'wall' },
  { path: '', children: [] },
  { path: '', pathMatch: 'full' },
  { path: 'probes' },
  { path: 'probes/:id' },
  { path: 'settings' },
];

function fetchedAt(url: string): (string | undefined)[] {
  TestBed.configureTestingModule({
    providers: [{ provide: Location, useValue: { path: () => url } }],
  });
  const strategy = TestBed.inject(WantedPage);
  const fetched: (string | undefined)[] = [];
  for (const route of routes)
    strategy
      .preload(route, () => of(undefined))
      .subscribe(() => {
        fetched.push(route.children ? 'frame' : route.path);
      });
  return fetched;
}

describe('while somebody signs in', () => {
  it.each([
    ['/sign-in', ['frame', '']],
    ['/sign-in?return=%2Fprobes%3Fstate%3Ddown', ['frame', 'probes']],
    ['/sign-in?return=%2Fsettings', ['frame', 'settings']],
    ['/sign-in?return=https%3A%2F%2Felsewhere.example', ['frame', '']],
    ['/probes', []],
    ['/', []],
  ])('at %s the pages %j are fetched', (url, pages) => {
    expect(fetchedAt(url)).toEqual(pages);
  });
});
