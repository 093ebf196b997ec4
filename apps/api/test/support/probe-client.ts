import type { RunningApi } from './running-api.js';

/** A probe as the API shows it. */
export interface ShownProbe {
  readonly id: string;
  readonly name: string;
  readonly application: string | null;
  readonly type: string | null;
  readonly address: string;
  readonly target: { readonly __typename: string } | null;
  readonly cron: string;
  readonly enabled: boolean;
  readonly timeoutMs: number;
  readonly state: string;
  readonly stateReason: string | null;
  readonly stateSince: string | null;
  readonly nextRunAt: string | null;
  readonly successRate: number | null;
  readonly lastResult: ShownResult | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface ShownResult {
  readonly id: string | null;
  readonly probeId: string | null;
  readonly startedAt: string;
  readonly up: boolean;
  readonly latencyMs: number;
  readonly reason: string | null;
  readonly message: string | null;
  readonly httpStatus: number | null;
  readonly phases: readonly { readonly name: string; readonly durationMs: number }[];
}

export const result =
  'id probeId startedAt up latencyMs reason message httpStatus phases { name durationMs }';
export const probe = `id name application type address cron enabled timeoutMs state stateReason stateSince
  nextRunAt successRate createdAt updatedAt lastResult { ${result} } target { __typename
  ... on HttpTarget { url method headers { name value } body expectedStatus expectedBody }
  ... on TcpTarget { host port }
  ... on DnsTarget { host resolver recordType expectedAnswers }
  ... on IcmpTarget { host count maxLossPercent } }`;

export const mutations = {
  create: `mutation ($input: ProbeInput!) { createProbe(input: $input) { ${probe} } }`,
  update: `mutation ($id: ID!, $input: ProbePatch!) { updateProbe(id: $id, input: $input) { ${probe} } }`,
  delete: 'mutation ($ids: [ID!]!) { deleteProbes(ids: $ids) }',
  enable: `mutation ($ids: [ID!]!, $enabled: Boolean!) { setProbesEnabled(ids: $ids, enabled: $enabled) { ${probe} } }`,
  check: `mutation ($id: ID!) { checkNow(id: $id) { ${result} } }`,
  try: `mutation ($input: ProbeInput!) { tryProbe(input: $input) { ${result} } }`,
} as const;

/** Never due while a spec runs. */
export const newYear = '0 0 1 1 *';

/** A sound input that is not checked by itself, with the difference in sight. */
export const anInput = (differing: object = {}): object => ({
  name: 'shop',
  cron: newYear,
  target: { tcp: { host: '127.0.0.1', port: 9 } },
  ...differing,
});

/** What must work, on the probes of a running API. */
export class ProbeClient {
  constructor(private readonly api: RunningApi) {}

  async create(differing: object = {}): Promise<ShownProbe> {
    const variables = { input: anInput(differing) };
    return (await this.api.data<{ createProbe: ShownProbe }>(mutations.create, variables))
      .createProbe;
  }

  async update(id: string, input: object): Promise<ShownProbe> {
    const { updateProbe } = await this.api.data<{ updateProbe: ShownProbe }>(mutations.update, {
      id,
      input,
    });
    return updateProbe;
  }

  async delete(...ids: string[]): Promise<string[]> {
    return (await this.api.data<{ deleteProbes: string[] }>(mutations.delete, { ids }))
      .deleteProbes;
  }

  async enable(ids: readonly string[], enabled: boolean): Promise<ShownProbe[]> {
    const variables = { ids, enabled };
    return (await this.api.data<{ setProbesEnabled: ShownProbe[] }>(mutations.enable, variables))
      .setProbesEnabled;
  }

  async check(id: string): Promise<ShownResult> {
    return (await this.api.data<{ checkNow: ShownResult }>(mutations.check, { id })).checkNow;
  }

  async one(id: string): Promise<ShownProbe | null> {
    const query = `query ($id: ID!) { probe(id: $id) { ${probe} } }`;
    return (await this.api.data<{ probe: ShownProbe | null }>(query, { id })).probe;
  }

  /** @param args of `probes`, as GraphQL writes them */
  async list(args = 'pageSize: 200'): Promise<ShownProbe[]> {
    return (
      await this.api.data<{ probes: { items: ShownProbe[] } }>(
        `{ probes(${args}) { items { ${probe} } } }`,
      )
    ).probes.items;
  }
}
