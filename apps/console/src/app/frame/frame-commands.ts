import { inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import type { Command } from '../core/commands';
import { densities, Density } from '../core/density';
import { Language, languages, nameOfLanguage } from '../core/language';
import { Session } from '../core/session';
import { Theme, themes } from '../core/theme';
import { PaletteOpener } from '../palette/palette-opener';
import { FormOpener } from '../probes/form-opener';
import { destinations } from './destinations';

/** What can be done on every page. */
@Injectable({ providedIn: 'root' })
export class FrameCommands {
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly theme = inject(Theme);
  private readonly density = inject(Density);
  private readonly language = inject(Language);
  private readonly palette = inject(PaletteOpener);
  private readonly form = inject(FormOpener);

  all(): readonly Command[] {
    return [...this.ways(), ...this.actions(), ...this.looks()];
  }

  async signOut(): Promise<void> {
    await this.router.navigate(['/sign-in']);
    this.session.end();
  }

  private ways(): Command[] {
    return destinations.map(({ path, text, keys }) => ({
      id: `go${path}`,
      group: 'go',
      words: this.language.t(text),
      keys,
      run: () => void this.router.navigateByUrl(path),
    }));
  }

  private actions(): Command[] {
    const { t } = this.language;
    return [
      {
        id: 'probe.new',
        group: 'do',
        words: t('list.new'),
        alias: t('command.newAlias'),
        keys: 'n',
        run: () => void this.form.create(),
      },
      {
        id: 'probe.import',
        group: 'do',
        words: t('import.title'),
        run: () => void this.router.navigateByUrl('/probes/import'),
      },
      {
        id: 'palette',
        group: 'do',
        words: t('palette.open'),
        keys: 'mod+k',
        keyOnly: true,
        run: () => void this.palette.open(),
      },
      {
        id: 'keys',
        group: 'do',
        words: t('keys.show'),
        keys: '?',
        run: () => void this.palette.openHelp(),
      },
      { id: 'signOut', group: 'do', words: t('frame.signOut'), run: () => void this.signOut() },
    ];
  }

  private looks(): Command[] {
    const { t } = this.language;
    const look = (what: string, words: string, run: () => void): Command => ({
      id: what,
      group: 'look',
      words,
      run,
    });
    return [
      ...themes.map(name =>
        look(`theme.${name}`, `${t('frame.theme')}: ${t(`theme.${name}`)}`, () => {
          this.theme.name.set(name);
        }),
      ),
      ...densities.map(name =>
        look(`density.${name}`, `${t('frame.density')}: ${t(`density.${name}`)}`, () => {
          this.density.name.set(name);
        }),
      ),
      ...languages.map(name =>
        look(`language.${name}`, `${t('frame.language')}: ${nameOfLanguage[name]}`, () => {
          void this.language.choose(name);
        }),
      ),
    ];
  }
}
