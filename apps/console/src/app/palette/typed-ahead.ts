/** What was typed, and whether Enter was pressed behind it. */
export interface Typed {
  readonly text: string;
  readonly entered: boolean;
}

/**
 * What is typed before there is a field for it, such as while a dialog opens: no letter is lost to the time that this
 * takes, and neither a letter nor Enter means something to the page below.
 */
export class TypedAhead {
  private text = '';
  private entered = false;

  private readonly hear = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || !this.keep(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  constructor() {
    addEventListener('keydown', this.hear, { capture: true });
  }

  /** @returns what was typed until now; from now on keys go where they belong */
  stop(): Typed {
    removeEventListener('keydown', this.hear, { capture: true });
    return { text: this.text, entered: this.entered };
  }

  /** @returns whether the key was meant for the field */
  private keep({ key, isComposing }: KeyboardEvent): boolean {
    if (key === 'Enter') this.entered ||= !isComposing;
    else if (key === 'Backspace') this.text = this.text.slice(0, -1);
    else if (key.length !== 1) return false;
    else if (!this.entered) this.text += key;
    return true;
  }
}
