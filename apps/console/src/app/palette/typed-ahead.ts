/** What is typed before there is a field for it, such as while a dialog opens: no letter is lost to the time that this takes. */
export class TypedAhead {
  private text = '';

  private readonly hear = (event: KeyboardEvent): void => {
    if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
    // Else a letter would be the key of some action of the page below.
    event.preventDefault();
    event.stopImmediatePropagation();
    this.text += event.key;
  };

  constructor() {
    addEventListener('keydown', this.hear, { capture: true });
  }

  /** @returns what was typed until now; from now on letters go where they belong */
  stop(): string {
    removeEventListener('keydown', this.hear, { capture: true });
    return this.text;
  }
}
