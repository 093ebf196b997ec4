import type { Routes } from '@angular/router';
import { signedIn } from './core/session';
import { galleryRoutes } from './gallery/gallery-routes';

export const routes: Routes = [
  {
    path: 'sign-in',
    loadComponent: () => import('./sign-in/sign-in').then(({ SignIn }) => SignIn),
  },
  ...galleryRoutes,
  {
    path: 'wall',
    canActivate: [signedIn],
    loadComponent: () => import('./overview/wall/wall').then(({ Wall }) => Wall),
  },
  {
    path: '',
    canActivate: [signedIn],
    loadComponent: () => import('./frame/frame').then(({ Frame }) => Frame),
    children: [
      {
        path: '',
        pathMatch: 'full',
        loadComponent: () => import('./overview/overview').then(({ Overview }) => Overview),
      },
      {
        path: 'probes',
        loadComponent: () =>
          import('./probes/probe-list/probe-list').then(({ ProbeList }) => ProbeList),
      },
      {
        path: 'probes/import',
        loadComponent: () => import('./transfer/import-page').then(({ ImportPage }) => ImportPage),
      },
      {
        path: 'probes/:id',
        loadComponent: () =>
          import('./probes/probe-detail/probe-detail').then(({ ProbeDetail }) => ProbeDetail),
      },
      {
        path: 'probes/:id/results/:resultId',
        loadComponent: () => import('./evidence/result-page').then(({ ResultPage }) => ResultPage),
      },
      {
        path: 'maintenance',
        loadComponent: () =>
          import('./maintenance/maintenance-page').then(({ MaintenancePage }) => MaintenancePage),
      },
      {
        path: 'settings',
        loadComponent: () => import('./settings/settings').then(({ Settings }) => Settings),
      },
      {
        path: '**',
        loadComponent: () => import('./frame/not-found').then(({ NotFound }) => NotFound),
      },
    ],
  },
];
