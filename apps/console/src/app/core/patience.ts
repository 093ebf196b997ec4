/** Waits, until it is told that there is no need to any more. */
export class Patience {
  private end: (() => void) | undefined;

  wait(ms: number): Promise<void> {
    return new Promise(resolve => {
      const timer = setTimeout(() => {
        this.cutShort();
      }, ms);
      this.end = () => {
        clearTimeout(timer);
        this.end = undefined;
        resolve();
      };
    });
  }

  cutShort(): void {
    this.end?.();
  }
}
