import type { Routes } from '@angular/router';

/** Nothing: the gallery is for those who build the console, and in none of its bundles but the development's. */
export const galleryRoutes: Routes = [];
