import { inject, Injectable } from '@angular/core';
import { Api } from '../core/api';
import {
  CellsOfProbesDocument,
  CheckNowDocument,
  CreateProbeDocument,
  DeleteProbesDocument,
  ProbeByIdDocument,
  NamesDocument,
  type NamesQuery,
  type ProbeInput,
  type ProbeFilter,
  ProbeGroupsDocument,
  ProbeIdsDocument,
  ProbeListDocument,
  type ProbeListQueryVariables,
  type ProbePatch,
  ResultsDocument,
  SchedulePreviewDocument,
  SetProbesEnabledDocument,
  SummaryDocument,
  type SummaryQuery,
  TryProbeDocument,
  UpdateProbeDocument,
} from '../core/gql/graphql';

/** How many probes are in each state. */
export type Counts = SummaryQuery['summary'];
/** What probes are gathered by. */
export type Names = NamesQuery;

/** The most that one answer of the API lists. */
const idsAtOnce = 1000;

/** The probes on file. */
@Injectable({ providedIn: 'root' })
export class ProbesApi {
  private readonly api = inject(Api);

  async list(variables: ProbeListQueryVariables, signal?: AbortSignal) {
    return (await this.api.request(ProbeListDocument, variables, signal)).probes;
  }

  /** The applications of those that fit, in the order of a grouped list, with how many there are. */
  async groups(filter: ProbeFilter, signal?: AbortSignal) {
    const { probeGroups } = await this.api.request(ProbeGroupsDocument, { filter }, signal);
    return probeGroups.map(({ application, summary }) => ({ application, ...summary }));
  }

  /** The last checks of these probes and how long those of the last hour took; for a screen of them, at most 1000. */
  async cells(ids: readonly string[], signal?: AbortSignal) {
    const variables = { ids: [...ids], count: ids.length };
    return (await this.api.request(CellsOfProbesDocument, variables, signal)).probes.items;
  }

  /** The ids of all that fit, in their order, however many there are. */
  async ids(asked: Omit<ProbeListQueryVariables, 'page' | 'pageSize'>): Promise<string[]> {
    const found: string[] = [];
    for (let page = 1; ; page += 1) {
      const variables = { ...asked, page, pageSize: idsAtOnce };
      const { items, total } = (await this.api.request(ProbeIdsDocument, variables)).probes;
      found.push(...items.map(({ id }) => id));
      if (items.length === 0 || found.length >= total) return found;
    }
  }

  async summary(signal?: AbortSignal) {
    return (await this.api.request(SummaryDocument, {}, signal)).summary;
  }

  /** The applications and the tags that probes have, in alphabetical order. */
  async names(signal?: AbortSignal): Promise<Names> {
    return this.api.request(NamesDocument, {}, signal);
  }

  /** `null` when there is none with this id. */
  async byId(id: string, signal?: AbortSignal) {
    return (await this.api.request(ProbeByIdDocument, { id }, signal)).probe;
  }

  /** The newest first; those before a moment when one is given (ISO 8601). */
  async results(probeId: string, limit: number, before?: string, signal?: AbortSignal) {
    const variables = { probeId, limit, before: before ?? null };
    return (await this.api.request(ResultsDocument, variables, signal)).results;
  }

  async schedulePreview(cron: string, signal?: AbortSignal) {
    return (await this.api.request(SchedulePreviewDocument, { cron }, signal)).schedulePreview;
  }

  async create(input: ProbeInput) {
    return (await this.api.request(CreateProbeDocument, { input })).createProbe;
  }

  async update(id: string, input: ProbePatch) {
    return (await this.api.request(UpdateProbeDocument, { id, input })).updateProbe;
  }

  async delete(ids: readonly string[]) {
    return (await this.api.request(DeleteProbesDocument, { ids: [...ids] })).deleteProbes;
  }

  async setEnabled(ids: readonly string[], enabled: boolean) {
    const variables = { ids: [...ids], enabled };
    return (await this.api.request(SetProbesEnabledDocument, variables)).setProbesEnabled;
  }

  async checkNow(id: string) {
    return (await this.api.request(CheckNowDocument, { id })).checkNow;
  }

  /** @param probeId of the probe on file whose hidden secrets stand behind the concealed ones of the input */
  async try(input: ProbeInput, probeId?: string) {
    const variables = { input, probeId: probeId ?? null };
    return (await this.api.request(TryProbeDocument, variables)).tryProbe;
  }
}
