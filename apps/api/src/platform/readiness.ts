import { Injectable } from '@nestjs/common';

/** Whether the start is over. */
@Injectable()
export class Readiness {
  private done = false;

  get booted(): boolean {
    return this.done;
  }

  markBooted(): void {
    this.done = true;
  }
}
