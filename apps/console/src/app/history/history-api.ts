import { inject, Injectable } from '@angular/core';
import { Api } from '../core/api';
import {
  type AnnotationInput,
  CreateAnnotationDocument,
  DeleteAnnotationsDocument,
  LatencyOverTimeDocument,
  ProbeAvailabilityDocument,
  ProbeEditsDocument,
  ProbeTransitionsDocument,
} from '../core/gql/graphql';
import { cellsOf, lastSteps } from '../ui/availability-cells';
import { type ChartSpan, stepMinutesOf } from './chart-span';
import { cellLengths, windowNames, windows } from './windows';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** What the checks of a probe came to over days and years. */
@Injectable({ providedIn: 'root' })
export class HistoryApi {
  private readonly api = inject(Api);

  /** By the name of each window, with its cells; `null` when there is no such probe. */
  async availability(id: string, nowMs: number, signal?: AbortSignal) {
    const [hours, days] = [
      lastSteps(windows.WEEK * 24, hourMs, nowMs),
      lastSteps(windows.YEAR, dayMs, nowMs),
    ];
    const variables = {
      id,
      hoursFrom: new Date(hours.fromMs).toISOString(),
      daysFrom: new Date(days.fromMs).toISOString(),
    };
    const answer = await this.api.request(ProbeAvailabilityDocument, variables, signal);
    const { probe } = answer;
    if (probe === null) return null;
    const cells = {
      hour: cellsOf(answer.hours.points, hours),
      day: cellsOf(answer.days.points, days),
    };
    return windowNames.map(name => {
      const { by, count } = cellLengths[name];
      return { name, stated: probe[name], cells: cells[by].slice(-count) };
    });
  }

  /** How long checks took over a time, how they ended, and what was changed meanwhile. */
  async overTime(id: string, span: ChartSpan, signal?: AbortSignal) {
    const variables = {
      id,
      from: new Date(span.fromMs).toISOString(),
      until: new Date(span.untilMs).toISOString(),
      stepMinutes: stepMinutesOf(span),
    };
    return this.api.request(LatencyOverTimeDocument, variables, signal);
  }

  /** Tells of something that happened outside. */
  async annotate(input: AnnotationInput): Promise<void> {
    await this.api.request(CreateAnnotationDocument, { input });
  }

  async deleteAnnotation(id: string): Promise<void> {
    await this.api.request(DeleteAnnotationsDocument, { ids: [id] });
  }

  /** The newest first; those behind a cursor when one is given. */
  async transitions(id: string, first: number, after?: string, signal?: AbortSignal) {
    const variables = { id, first, after: after ?? null };
    return (await this.api.request(ProbeTransitionsDocument, variables, signal)).transitions;
  }

  /** Who changed the probe, the newest first; those behind a cursor when one is given. */
  async edits(id: string, first: number, after?: string, signal?: AbortSignal) {
    const variables = { id, first, after: after ?? null };
    return (await this.api.request(ProbeEditsDocument, variables, signal)).probeChanges;
  }
}
