import { Component, computed, input } from '@angular/core';

/** Lines on a 24 by 24 grid, drawn with a round pen. */
export const drawings = {
  add: 'M12 5v14M5 12h14',
  back: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  clear: 'M6 6l12 12M18 6L6 18',
  columns: 'M4 5h16v14H4zM9.5 5v14M14.5 5v14',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  delete: 'M4 7h16M9.5 7V4.5h5V7M6.5 7l.8 12.5h9.4L17.5 7M10 11v5M14 11v5',
  download: 'M12 4v11M7 10.5l5 5 5-5M4.5 19.5h15',
  down: 'M12 5v14M6.5 13.5L12 19l5.5-5.5',
  edit: 'M4 20l1-4.5L16.5 4 20 7.5 8.5 19zM14 6.5l3.5 3.5',
  filter: 'M4 6h16M7 12h10M10.5 18h3',
  flag: 'M6 21V4M6 4.5h11.5L15 8.5l2.5 4H6',
  grip: 'M9 6v.6M15 6v.6M9 12v.6M15 12v.6M9 18v.6M15 18v.6',
  group: 'M4 6h16M8 11h12M8 15h12M4 20h16',
  language:
    'M3 12h18M12 3c2.7 2.6 4 5.6 4 9s-1.3 6.4-4 9c-2.7-2.6-4-5.6-4-9s1.3-6.4 4-9zM12 3a9 9 0 100 18 9 9 0 000-18z',
  keyboard: 'M3.5 7h17v10.5h-17zM7 10.5h.01M10.3 10.5h.01M13.6 10.5h.01M17 10.5h.01M8 14.2h8',
  maintenance:
    'M14.5 6.8a4 4 0 015-1.2l-2.6 2.6.3 1.9 1.9.3L21.7 7.8a4 4 0 01-5.2 5L8.4 20.9a2.1 2.1 0 01-3-3l8.2-8.1a4 4 0 01.9-3z',
  more: 'M12 5v.7M12 11.6v.7M12 18.2v.7',
  moon: 'M20 14.5A8.3 8.3 0 019.5 4 8.3 8.3 0 1020 14.5z',
  overview: 'M4 4.5h7v7H4zM14 4.5h6v4h-6zM14 11.5h6v8h-6zM4 14.5h7v5H4z',
  pause: 'M9 5.5v13M15 5.5v13',
  play: 'M8 5.5v13l10.5-6.5z',
  probes: 'M3 12h4l2.5-6.5 4.5 13 2.5-6.5H21',
  retry: 'M20 12a8 8 0 11-2.5-5.8M20 4v4.5h-4.5',
  search: 'M11 4.5a6.5 6.5 0 100 13 6.5 6.5 0 000-13zM16 16l4 4',
  settings:
    'M4 7h9M17 7h3M4 17h3M11 17h9M15 4.8a2.2 2.2 0 100 4.4 2.2 2.2 0 000-4.4zM9 14.8a2.2 2.2 0 100 4.4 2.2 2.2 0 000-4.4z',
  signOut: 'M14 4.5H5.5v15H14M10 12h10.5M17 8l4 4-4 4',
  sun: 'M12 8a4 4 0 100 8 4 4 0 000-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4',
  system: 'M4 5h16v11H4zM9 20h6M12 16v4',
  upload: 'M12 15.5v-11M7 9l5-5 5 5M4.5 19.5h15',
  user: 'M12 4.5a3.8 3.8 0 100 7.6 3.8 3.8 0 000-7.6zM4.8 20c.8-3.6 3.6-5.4 7.2-5.4s6.4 1.8 7.2 5.4',
  wall: 'M3 5h18v12H3zM12 17v3M8 20h8',
  up: 'M12 19V5M6.5 10.5L12 5l5.5 5.5',
  view: 'M4 6h10M4 12h16M4 18h7M17.5 3.5v5M9.5 15.5v5',
  zoomIn: 'M11 4.5a6.5 6.5 0 100 13 6.5 6.5 0 000-13zM16 16l4 4M8 11h6M11 8v6',
  zoomOut: 'M11 4.5a6.5 6.5 0 100 13 6.5 6.5 0 000-13zM16 16l4 4M8 11h6',
} as const;
export type IconName = keyof typeof drawings;

@Component({
  selector: 'app-icon',
  template: `<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path [attr.d]="drawing()" />
  </svg>`,
  styles: `
    :host {
      display: inline-grid;
      vertical-align: middle;
      inline-size: var(--icon, 18px);
      block-size: var(--icon, 18px);
      flex: none;
    }
    svg {
      fill: none;
      stroke: currentColor;
      stroke-width: 1.8;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `,
})
export class Icon {
  readonly name = input.required<IconName>();
  protected readonly drawing = computed(() => drawings[this.name()]);
}
