import type { Probe } from '@dialtone/model';
import { Injectable } from '@nestjs/common';
import type { Listed } from './probe-list.js';
import { urgencyOf } from './probe-state.js';
import { TextOrder } from './text-order.js';

/** What a list is sorted by; those without a value stand last in either direction. */
export type SortNumber = (listed: Listed) => number | undefined;
type SortText = (probe: Probe) => string | undefined;

const numbers = {
  STATE: ({ state }) => urgencyOf(state),
  CREATED: ({ probe }) => probe.createdAt,
  UPDATED: ({ probe }) => probe.updatedAt,
} as const satisfies Readonly<Record<string, SortNumber>>;

const texts = {
  NAME: ({ name }) => name,
  TYPE: ({ type }) => type,
  ADDRESS: ({ address }) => address,
  APPLICATION: ({ application }) => application,
  SCHEDULE: ({ cron }) => cron,
} as const satisfies Readonly<Record<string, SortText>>;

type ValuesOf = (listed: readonly Listed[]) => readonly (number | undefined)[];

/** The orders that a list can have. Rooms above add those that need what they know, such as the last latency. */
@Injectable()
export class ProbeOrders {
  private readonly orders = new Map<string, ValuesOf>();
  private readonly names = byText(texts.NAME);

  constructor() {
    for (const [name, value] of Object.entries(numbers)) this.add(name, value);
    for (const [name, textOf] of Object.entries(texts)) this.orders.set(name, byText(textOf));
    this.orders.set('NAME', this.names);
  }

  add(name: string, value: SortNumber): void {
    this.orders.set(name, listed => listed.map(value));
  }

  /** Those that compare equal stand by name and then by id, in either direction. An order unheard of is that by name. */
  sorted(listed: readonly Listed[], by: string, descending: boolean): Listed[] {
    const values = (this.orders.get(by) ?? this.names)(listed);
    const names = this.names(listed);
    const sign = descending ? -1 : 1;
    return listed
      .map((one, at) => ({ one, value: values[at], name: names[at] ?? 0 }))
      .sort(
        (a, b) =>
          lastWithout(a.value, b.value) ||
          sign * ((a.value ?? 0) - (b.value ?? 0)) ||
          a.name - b.name ||
          a.one.probe.id - b.one.probe.id,
      )
      .map(({ one }) => one);
  }
}

const lastWithout = (value: number | undefined, other: number | undefined): number =>
  Number(value === undefined) - Number(other === undefined);

function byText(textOf: SortText): ValuesOf {
  const order = new TextOrder();
  return listed => order.ranksOf(listed.map(({ probe }) => textOf(probe)));
}
