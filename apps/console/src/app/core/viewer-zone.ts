import { signal } from '@angular/core';
import { storage } from './storage';

/** The zone that this browser is in. */
export const browserZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** All zones that can be chosen; UTC, which is none of a place, first. */
export const zones: readonly string[] = [
  'UTC',
  ...Intl.supportedValuesOf('timeZone').filter(name => name !== 'UTC'),
];

const chosen = signal(zones.find(name => name === storage.read('timeZone')));

/** The zone that was chosen for this browser; undefined while its own holds. */
export const chosenZone = chosen.asReadonly();

export function chooseZone(name: string | undefined): void {
  storage.write('timeZone', name);
  chosen.set(name);
}

/** The zone in which every time of the console is told. Read in a template, it follows the choice. */
export const viewerZone = (): string => chosen() ?? browserZone;

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * A format of times in the viewer's zone. Making one takes a millisecond, as long as a hundred uses, so each is made
 * once: a list of rows, or a year of days, is told by the same.
 */
export function zonedFormat(
  locale: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const timeZone = viewerZone();
  const key = JSON.stringify([locale, timeZone, options]);
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(locale, { ...options, timeZone });
  formats.set(key, made);
  return made;
}
