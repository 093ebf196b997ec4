import type {
  ProbeRowFragment,
  ProbeUpdatesSubscription,
  ProbeWholeFragment,
  ResultJudgedFragment,
  ResultWholeFragment,
} from '../core/gql/graphql';

/** A probe of the list that is up; the difference stands in the argument. */
export const aRow = (difference: Partial<ProbeRowFragment> = {}): ProbeRowFragment => ({
  id: '1',
  name: 'checkout-api',
  application: 'checkout',
  tags: [],
  type: 'HTTP',
  address: 'https://checkout.example.com/healthz',
  cron: '30s',
  enabled: true,
  state: 'UP',
  stateReason: null,
  stateSince: null,
  nextRunAt: null,
  successRate: 100,
  lastResult: null,
  ...difference,
});

/** A whole http probe; the difference stands in the argument. */
export const aProbe = (difference: Partial<ProbeWholeFragment> = {}): ProbeWholeFragment => ({
  ...aRow(),
  timeoutMs: 10_000,
  timeoutWished: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  curl: "curl -sS 'https://checkout.example.com/healthz'",
  settings: {
    http: {
      url: 'https://checkout.example.com/healthz',
      method: 'GET',
      headers: [{ name: 'Accept', value: 'application/json' }],
      expectedStatus: '200',
      expectedBody: '"ok"',
    },
  },
  lastJudged: null,
  ...difference,
});

/** A check that was up; the difference stands in the argument. */
export const aResult = (difference: Partial<ResultJudgedFragment> = {}): ResultJudgedFragment => ({
  id: '1',
  probeId: '1',
  startedAt: '2026-01-31T12:00:00.000Z',
  up: true,
  degraded: false,
  latencyMs: 10,
  reason: null,
  message: null,
  httpStatus: null,
  phases: [],
  expectations: [],
  ...difference,
});

/** What a trial run answers, with what it saw; the difference stands in the argument. */
export const aTrial = (difference: Partial<ResultWholeFragment> = {}): ResultWholeFragment => ({
  ...aResult({ id: null, probeId: null }),
  evidence: null,
  ...difference,
});

type Updates = ProbeUpdatesSubscription['probeUpdates'];

/** A message in which nothing changed; the difference stands in the argument. */
export const someUpdates = (difference: Partial<Updates> = {}): Updates => ({
  snapshot: false,
  updates: [],
  removed: [],
  checks: 0,
  changes: 0,
  summary: { total: 2, up: 1, down: 1, degraded: 0, pending: 0, paused: 0, invalid: 0 },
  ...difference,
});

/** How a probe stands that is up and was not checked yet; the difference stands in the argument. */
export const anUpdate = (
  difference: Partial<Updates['updates'][number]> = {},
): Updates['updates'][number] => ({
  id: '1',
  state: 'UP',
  stateReason: null,
  stateSince: null,
  nextRunAt: null,
  successRate: 100,
  lastCheckAt: null,
  up: null,
  latencyMs: null,
  reason: null,
  message: null,
  probe: null,
  ...difference,
});
