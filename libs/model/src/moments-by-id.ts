import { isNear } from './by-id.js';
import { grown } from './grown.js';

/**
 * A moment for each probe, in milliseconds since 1970, by its id, as `ById` holds anything else. Where anything may be
 * held, such a number is an object: 16 bytes more, which come anew with each check and are old to the collector by the next.
 */
export class MomentsById {
  private near = new Float64Array(64).fill(NaN);
  private readonly far = new Map<number, number>();

  get(id: number): number | undefined {
    if (!isNear(id)) return this.far.get(id);
    const moment = this.near[id];
    return moment === undefined || Number.isNaN(moment) ? undefined : moment;
  }

  set(id: number, moment: number): void {
    if (!isNear(id)) this.far.set(id, moment);
    else {
      if (id >= this.near.length) this.grow(id);
      this.near[id] = moment;
    }
  }

  delete(id: number): void {
    if (!isNear(id)) this.far.delete(id);
    else if (id < this.near.length) this.near[id] = NaN;
  }

  private grow(id: number): void {
    const length = 2 ** Math.ceil(Math.log2(id + 1));
    this.near = grown(this.near, new Float64Array(length).fill(NaN));
  }
}
