import { Component, computed, inject } from '@angular/core';
import { Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { MatMenuModule } from '@angular/material/menu';
import { Language, type LanguageName } from '../core/language';
import { Session } from '../core/session';
import { Theme, type ThemeName, themes } from '../core/theme';
import { Icon } from '../ui/icon';
import { ConnectionBanner } from './connection-banner';
import { LiveLine } from './live-line';

const themeIcon = { system: 'system', light: 'sun', dark: 'moon' } as const;

/** What stands around every page: the rail, the live line, the banner. */
@Component({
  selector: 'app-frame',
  imports: [
    ConnectionBanner,
    Icon,
    LiveLine,
    MatMenuModule,
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
  ],
  templateUrl: './frame.html',
  styleUrl: './frame.css',
})
export class Frame {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly language = inject(Language);
  protected readonly theme = inject(Theme);
  protected readonly t = this.language.t;
  protected readonly themes = themes;
  protected readonly themeIcon = themeIcon;
  protected readonly username = computed(() => this.session.user()?.username ?? '');
  protected readonly other = computed<LanguageName>(() =>
    this.language.name() === 'zh' ? 'en' : 'zh',
  );

  protected themeWord(name: ThemeName): string {
    return this.t(`theme.${name}`);
  }

  protected switchLanguage(): void {
    void this.language.choose(this.other());
  }

  protected skipToContent(main: HTMLElement): void {
    main.focus();
  }

  protected async signOut(): Promise<void> {
    await this.router.navigate(['/sign-in']);
    this.session.end();
  }
}
