import { Injectable } from '@nestjs/common';
import { compareBy, type Compare } from './probe-list.js';

/** The orders that a list can have. Rooms above add those that need what they know, such as the last latency. */
@Injectable()
export class ProbeOrders {
  private readonly orders = new Map<string, Compare>(Object.entries(compareBy));

  add(name: string, compare: Compare): void {
    this.orders.set(name, compare);
  }

  get(name: string): Compare {
    return this.orders.get(name) ?? compareBy.NAME;
  }
}
