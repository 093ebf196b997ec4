import type { Routes } from '@angular/router';

/** Stands in the place of `gallery-routes.ts` when the console is built with its development configuration. */
export const galleryRoutes: Routes = [
  { path: 'gallery', loadComponent: () => import('./gallery').then(({ Gallery }) => Gallery) },
];
