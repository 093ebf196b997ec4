import type { Page } from './page.js';
import { Keeping } from './keeping.js';

/** A part of the exposition: whole lines, written in one turn. */
export interface Block {
  write(page: Page): void;
  /** Where it stays packed until it changes; without one it is written anew each time. */
  readonly keeping?: Keeping;
}

/** What a family begins with. */
export function headingBlock(text: string): Block {
  const bytes = Buffer.from(text);
  return {
    keeping: new Keeping(),
    write: page => {
      page.put(bytes);
    },
  };
}
