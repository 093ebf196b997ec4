import { Component, computed, inject } from '@angular/core';
import { densities, Density } from '../core/density';
import { Language, languages, localeOf, nameOfLanguage } from '../core/language';
import { Now } from '../core/now';
import { Theme, themes } from '../core/theme';
import { momentText } from '../core/time-text';
import { browserZone, chooseZone, chosenZone, zones } from '../core/viewer-zone';
import { Segments } from '../ui/segments';
import { TextField } from '../ui/text-field';

/** How this browser shows the console; remembered here, and nowhere else. */
@Component({
  selector: 'app-look-settings',
  imports: [Segments, TextField],
  template: `<div class="card-head">
      <h2 class="card-title">{{ t('settings.look') }}</h2>
      <span class="muted">{{ t('settings.ofBrowser') }}</span>
    </div>
    <app-segments
      field="settings.theme"
      [label]="t('frame.theme')"
      [options]="themeOptions()"
      [value]="theme.name()"
      (valueChange)="chooseTheme($event)"
    />
    <app-segments
      field="settings.density"
      [label]="t('frame.density')"
      [options]="densityOptions()"
      [value]="density.name()"
      (valueChange)="chooseDensity($event)"
    />
    <app-segments
      field="settings.language"
      [label]="t('frame.language')"
      [options]="languageOptions"
      [value]="language.name()"
      (valueChange)="chooseLanguage($event)"
    />
    <app-text-field
      field="settings.timeZone"
      kind="choice"
      [label]="t('settings.timeZone')"
      [hint]="zoneHint()"
      [options]="zoneOptions()"
      [value]="zone()"
      (valueChange)="chooseZone($event)"
    />`,
  styles: `
    :host {
      display: grid;
      gap: 18px;
    }
    .card-head {
      margin-bottom: 0;
    }
    .muted {
      font-size: var(--size-small);
    }
  `,
})
export class LookSettings {
  private readonly now = inject(Now);
  protected readonly theme = inject(Theme);
  protected readonly density = inject(Density);
  protected readonly language = inject(Language);
  protected readonly t = this.language.t;

  protected readonly themeOptions = computed(() =>
    themes.map(value => ({ value, word: this.t(`theme.${value}`) })),
  );
  protected readonly densityOptions = computed(() =>
    densities.map(value => ({ value, word: this.t(`density.${value}`) })),
  );
  protected readonly languageOptions = languages.map(value => ({
    value,
    word: nameOfLanguage[value],
  }));
  protected readonly zone = computed(() => chosenZone() ?? '');
  protected readonly zoneOptions = computed(() => [
    { value: '', word: this.t('settings.browserZone', { zone: browserZone }) },
    ...zones.map(value => ({ value, word: value.replaceAll('_', ' ') })),
  ]);
  protected readonly zoneHint = computed(() =>
    this.t('settings.zoneHint', {
      now: momentText(new Date(this.now.ms()), localeOf[this.language.name()]),
    }),
  );

  protected chooseTheme(value: string): void {
    const name = themes.find(each => each === value);
    if (name !== undefined) this.theme.name.set(name);
  }

  protected chooseDensity(value: string): void {
    const name = densities.find(each => each === value);
    if (name !== undefined) this.density.name.set(name);
  }

  protected chooseLanguage(value: string): void {
    const name = languages.find(each => each === value);
    if (name !== undefined) void this.language.choose(name);
  }

  protected chooseZone(value: string): void {
    chooseZone(zones.find(name => name === value));
  }
}
