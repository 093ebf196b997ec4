import { Injectable } from '@nestjs/common';
import { type SortValue, sortValues } from './probe-list.js';

/** The orders that a list can have. Rooms above add those that need what they know, such as the last latency. */
@Injectable()
export class ProbeOrders {
  private readonly orders = new Map<string, SortValue>(Object.entries(sortValues));

  add(name: string, value: SortValue): void {
    this.orders.set(name, value);
  }

  get(name: string): SortValue {
    return this.orders.get(name) ?? sortValues.NAME;
  }
}
