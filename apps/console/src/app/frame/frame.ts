import { Component, computed, DestroyRef, inject } from '@angular/core';
import { MatMenuModule } from '@angular/material/menu';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Commands } from '../core/commands';
import { Language, type LanguageName, nameOfLanguage } from '../core/language';
import { Session } from '../core/session';
import { Theme, type ThemeName, themes } from '../core/theme';
import { PaletteOpener } from '../palette/palette-opener';
import { Icon } from '../ui/icon';
import { KeyCaps } from '../ui/key-caps';
import { ConnectionBanner } from './connection-banner';
import { destinations } from './destinations';
import { FrameCommands } from './frame-commands';
import { LiveLine } from './live-line';
import { Shortcuts } from './shortcuts';

const themeIcon = { system: 'system', light: 'sun', dark: 'moon' } as const;

/** By then a page has fetched what it shows first. */
const quietMs = 2000;

/** What stands around every page: the rail, the way to the palette, the live line, the banner. */
@Component({
  selector: 'app-frame',
  imports: [
    ConnectionBanner,
    Icon,
    KeyCaps,
    LiveLine,
    MatMenuModule,
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
  ],
  templateUrl: './frame.html',
  styleUrl: './frame.css',
  host: { '(document:keydown)': 'shortcuts.obey($event)' },
})
export class Frame {
  private readonly session = inject(Session);
  private readonly language = inject(Language);
  protected readonly palette = inject(PaletteOpener);
  protected readonly commands = inject(FrameCommands);
  protected readonly shortcuts = inject(Shortcuts);
  protected readonly theme = inject(Theme);
  protected readonly t = this.language.t;
  protected readonly destinations = destinations;
  protected readonly themes = themes;
  protected readonly themeIcon = themeIcon;
  protected readonly nameOfLanguage = nameOfLanguage;
  protected readonly username = computed(() => this.session.user()?.username ?? '');
  protected readonly other = computed<LanguageName>(() =>
    this.language.name() === 'zh' ? 'en' : 'zh',
  );

  constructor() {
    inject(Commands).offer(() => this.commands.all());
    const timer = setTimeout(() => void this.palette.prepare(), quietMs);
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(timer);
    });
  }

  protected themeWord(name: ThemeName): string {
    return this.t(`theme.${name}`);
  }

  protected switchLanguage(): void {
    void this.language.choose(this.other());
  }

  protected skipToContent(main: HTMLElement): void {
    main.focus();
  }
}
