import { inject, Injectable } from '@angular/core';
import { Api } from '../core/api';
import {
  FleetDocument,
  OverviewLatencyDocument,
  OverviewNowDocument,
  OverviewPastDocument,
} from '../core/gql/graphql';

/** All probes at a glance. What is at hand, and what has to be read, are asked for apart. */
@Injectable({ providedIn: 'root' })
export class OverviewApi {
  private readonly api = inject(Api);

  /** @param wrong so many of those that are down, invalid or degraded */
  async now(wrong: number, signal?: AbortSignal) {
    return (await this.api.request(OverviewNowDocument, { wrong }, signal)).overview;
  }

  /** What planned runs came to over a day and a week, and who turns most often. */
  async past(signal?: AbortSignal) {
    return (await this.api.request(OverviewPastDocument, {}, signal)).overview;
  }

  /** How long checks took over a day. */
  async latency(signal?: AbortSignal) {
    return (await this.api.request(OverviewLatencyDocument, {}, signal)).overview.latency;
  }

  async fleet() {
    return (await this.api.request(FleetDocument, {})).fleet;
  }
}

export type OverviewNow = Awaited<ReturnType<OverviewApi['now']>>;
export type OverviewPast = Awaited<ReturnType<OverviewApi['past']>>;
export type OverviewLatency = Awaited<ReturnType<OverviewApi['latency']>>;
export type FleetAvailability = OverviewPast['day'];
