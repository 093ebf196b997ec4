import { signal } from '@angular/core';
import type { Seen } from '../../ui/line-window';

interface Elements {
  /** What scrolls, where there is room for it; else the page does. */
  readonly scroller: HTMLElement;
  /** As tall as all lines together. */
  readonly body: HTMLElement;
  /** As tall as one line. */
  readonly ruler: HTMLElement;
}

/** What stays free below the list, in pixels. */
const below = 24;
/** A list that is lower than this is no use; the page scrolls then. */
const least = 360;

/** Where a long list stands on the screen, whatever scrolls it: its own box, or the page on a small screen. */
export class TablePlace {
  private readonly currentWidth = signal(Infinity);
  private readonly currentLine = signal(46);
  private readonly currentRoom = signal<number | undefined>(undefined);
  readonly width = this.currentWidth.asReadonly();
  /** Of each line, in pixels. */
  readonly lineHeight = this.currentLine.asReadonly();
  /** How tall the list may be so that the page need not scroll, in pixels. */
  readonly room = this.currentRoom.asReadonly();
  private elements: Elements | undefined;
  private readonly leaving = new AbortController();

  /** @param changed is called after each step of scrolling and each change of size */
  watch(elements: Elements, changed: () => void): void {
    this.elements = elements;
    const { signal } = this.leaving;
    let drawing = false;
    const soon = (): void => {
      if (drawing) return;
      drawing = true;
      requestAnimationFrame(() => {
        drawing = false;
        this.measure();
        changed();
      });
    };
    // Scrolling does not bubble; caught on its way down, that of any box is heard.
    document.addEventListener('scroll', soon, { capture: true, passive: true, signal });
    window.addEventListener('resize', soon, { signal });
    if (typeof ResizeObserver === 'function') {
      const observer = new ResizeObserver(soon);
      observer.observe(elements.scroller);
      observer.observe(elements.ruler);
      observer.observe(document.body);
      signal.addEventListener('abort', () => {
        observer.disconnect();
      });
    }
    this.measure();
    changed();
  }

  leave(): void {
    this.leaving.abort();
  }

  /** Undefined before it is on screen. */
  seen(): Seen | undefined {
    const { elements } = this;
    if (!elements?.ruler.offsetHeight) return undefined;
    const box = elements.scroller.getBoundingClientRect();
    return {
      top: elements.body.getBoundingClientRect().top,
      visibleFrom: Math.max(box.top + this.headHeight(), 0),
      visibleUntil: Math.min(box.bottom, window.innerHeight),
    };
  }

  /** Brings what stands there to the top. @param offset in pixels, as all below */
  scrollTo(offset: number): void {
    const { elements } = this;
    if (elements === undefined) return;
    const { scroller, body } = elements;
    if (this.scrolls(scroller)) scroller.scrollTop = offset;
    else window.scrollTo({ top: body.getBoundingClientRect().top + window.scrollY + offset });
  }

  /** Scrolls as little as brings the row that begins there on screen. @param covered what lies behind a head at the top */
  reveal(offset: number, covered: number): void {
    const seen = this.seen();
    if (seen === undefined || this.elements === undefined) return;
    const { scroller } = this.elements;
    const top = seen.top + offset;
    const above = top - (seen.visibleFrom + covered);
    const by = above < 0 ? above : Math.max(0, top + this.lineHeight() - seen.visibleUntil);
    if (by !== 0) (this.scrolls(scroller) ? scroller : window).scrollBy({ top: by });
  }

  private headHeight(): number {
    return this.elements?.scroller.firstElementChild?.getBoundingClientRect().height ?? 0;
  }

  private scrolls(scroller: HTMLElement): boolean {
    return getComputedStyle(scroller).overflowY !== 'visible';
  }

  /** @returns whether anything is as it was; else another drawing has to come first */
  measure(): boolean {
    const { elements } = this;
    if (elements === undefined) return false;
    const before = [this.lineHeight(), this.width(), this.room()];
    const { scroller, ruler } = elements;
    const lineHeight = ruler.getBoundingClientRect().height;
    if (lineHeight > 0) this.currentLine.set(lineHeight);
    if (scroller.clientWidth > 0) this.currentWidth.set(scroller.clientWidth);
    const top = scroller.getBoundingClientRect().top + window.scrollY;
    this.currentRoom.set(Math.max(least, Math.floor(window.innerHeight - top - below)));
    return before.every((size, at) => size === [this.lineHeight(), this.width(), this.room()][at]);
  }
}
