import { Component, effect, inject, untracked } from '@angular/core';
import { Router, RouterOutlet } from '@angular/router';
import { Density } from './core/density';
import { Session } from './core/session';
import { Theme } from './core/theme';

@Component({
  selector: 'app-root',
  imports: [RouterOutlet],
  template: `<router-outlet />`,
})
export class App {
  private readonly session = inject(Session);
  private readonly router = inject(Router);

  constructor() {
    inject(Theme);
    inject(Density);
    effect(() => {
      if (!this.session.active())
        untracked(() => {
          this.askToSignIn();
        });
    });
  }

  /** A session that ended under the page leads to the sign-in, and from there back here. */
  private askToSignIn(): void {
    if (!this.router.navigated || this.router.url.startsWith('/sign-in')) return;
    void this.router.navigate(['/sign-in'], { queryParams: { return: this.router.url } });
  }
}
