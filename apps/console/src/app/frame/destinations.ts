import type { TextKey } from '../core/language';
import type { IconName } from '../ui/icon';

/** A page of the rail. */
export interface Destination {
  readonly path: string;
  readonly text: TextKey;
  readonly icon: IconName;
  readonly keys: string;
}

/** The pages, in the order of the rail; the palette goes to them too. */
export const destinations: readonly Destination[] = [
  { path: '/', text: 'frame.overview', icon: 'overview', keys: 'g o' },
  { path: '/probes', text: 'frame.probes', icon: 'probes', keys: 'g p' },
  { path: '/maintenance', text: 'frame.maintenance', icon: 'maintenance', keys: 'g m' },
  { path: '/settings', text: 'frame.settings', icon: 'settings', keys: 'g s' },
];
