import type { Probe } from '@dialtone/model';
import { Injectable } from '@nestjs/common';
import { ProbeCatalog } from '../probe/probe-catalog.js';
import type { ProbeState } from '../probe/probe-state.js';
import { urgencyOf } from '../probe/probe-state.js';
import { ProbeStates } from '../probe/probe-states.js';
import { shownRuns } from '../result/history-answers.js';
import { Certificates, showsCertificate } from './certificates.js';
import { ChangeLog } from './change-log.js';
import { FleetHistory, type FleetWindow } from './fleet-history.js';
import { summed } from './endings.js';
import type {
  EndingCertificates,
  FlakyProbe,
  FleetAvailability,
  FleetLatency,
  FleetTurn,
} from './overview.graphql.js';

const wrongStates: readonly ProbeState[] = ['DOWN', 'INVALID', 'DEGRADED'];

/** Puts together what the overview shows, with the probes as they stand. */
@Injectable()
export class OverviewService {
  constructor(
    private readonly catalog: ProbeCatalog,
    private readonly states: ProbeStates,
    private readonly history: FleetHistory,
    private readonly log: ChangeLog,
    private readonly ends: Certificates,
  ) {}

  wrong(first: number): Probe[] {
    return this.catalog
      .all()
      .map(probe => ({ probe, state: this.states.of(probe) }))
      .filter(({ state }) => wrongStates.includes(state))
      .map(({ probe, state }) => ({
        probe,
        urgency: urgencyOf(state),
        since: this.states.answer(probe.id)?.since ?? 0,
      }))
      .sort((one, other) => one.urgency - other.urgency || other.since - one.since)
      .slice(0, first)
      .map(({ probe }) => probe);
  }

  async transitions(first: number): Promise<FleetTurn[]> {
    return (await this.log.newest(first)).flatMap(({ probeId, at, ending, before, message }) => {
      const probe = this.catalog.get(probeId);
      return probe === undefined ? [] : { probe, at: new Date(at), state: ending, before, message };
    });
  }

  certificates(first: number): EndingCertificates {
    const items = this.ends.next(first).flatMap(({ probeId, endsAt, subject, issuer }) => {
      const probe = this.catalog.get(probeId);
      return probe === undefined ? [] : { probe, endsAt: new Date(endsAt), subject, issuer };
    });
    const isUnknown = ({ id, enabled, target }: Probe): boolean =>
      enabled && target !== undefined && showsCertificate(target) && !this.ends.has(id);
    const unknown = this.catalog.all().filter(isUnknown).length;
    return { items, known: this.ends.known, unknown };
  }

  async availability(window: FleetWindow): Promise<FleetAvailability> {
    const { from, until, cells } = await this.history.availability(window);
    return {
      from: new Date(from),
      until: new Date(until),
      runs: shownRuns(summed(cells.map(({ endings }) => endings))),
      cells: cells.map(({ at, endings }) => ({ at: new Date(at), runs: shownRuns(endings) })),
    };
  }

  async latency(first: number): Promise<FleetLatency> {
    const { from, until, probes } = await this.history.latency();
    const told = probes.map(({ probeId, checks, quantilesMs: [medianMs = 0, p95Ms = 0] }) => ({
      ...{ probeId, checks, medianMs, p95Ms },
    }));
    const slowest = told
      .toSorted((one, other) => other.p95Ms - one.p95Ms)
      .flatMap(one => {
        const probe = this.catalog.get(one.probeId);
        return probe === undefined ? [] : { ...one, probe };
      });
    const column = (value: (one: (typeof told)[number]) => number): string =>
      told.map(one => Number(value(one).toPrecision(3))).join(',');
    return {
      from: new Date(from),
      until: new Date(until),
      slowest: slowest.slice(0, first),
      normal: {
        ids: told.map(({ probeId }) => probeId).join(','),
        medians: column(({ medianMs }) => medianMs),
        p95s: column(({ p95Ms }) => p95Ms),
      },
    };
  }

  async flakiest(first: number): Promise<FlakyProbe[]> {
    return (await this.history.flakiest())
      .filter(({ turns }) => turns > 1)
      .flatMap(({ probeId, turns }) => {
        const probe = this.catalog.get(probeId);
        return probe === undefined ? [] : { probe, turns };
      })
      .slice(0, first);
  }
}
