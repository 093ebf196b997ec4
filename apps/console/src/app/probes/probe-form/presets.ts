import type { Filling } from './pasted/filling';

/** What people watch most; each is a form that wants little more than an address. */
export const presetNames = ['web', 'api', 'certificate', 'mail', 'record', 'host'] as const;
export type PresetName = (typeof presetNames)[number];

export interface Preset {
  readonly filling: Filling;
  /** What is typed next. */
  readonly first: string;
}

/** Warns early enough that a renewal can be mended by hand. */
const certificateLeft = {
  subject: 'CERTIFICATE_DAYS',
  comparison: 'GREATER',
  values: ['14'],
  severity: 'DEGRADED',
};
/** Of a page over plain HTTP there is no certificate to judge. */
const certificateIfAny = { ...certificateLeft, orAbsent: true };
const fasterThan = (ms: number) => ({
  subject: 'LATENCY',
  comparison: 'LESS',
  values: [String(ms)],
  severity: 'DEGRADED',
});

export const presets: Readonly<Record<PresetName, Preset>> = {
  web: {
    first: 'target.http.url',
    filling: {
      type: 'HTTP',
      cron: '1m',
      target: {
        url: 'https://',
        expectedStatus: '200-299',
        expectations: [fasterThan(3000), certificateIfAny],
      },
    },
  },
  api: {
    first: 'target.http.url',
    filling: {
      type: 'HTTP',
      cron: '30s',
      target: {
        url: 'https://',
        headers: [{ name: 'Accept', value: 'application/json' }],
        expectations: [
          {
            subject: 'HEADER',
            name: 'content-type',
            comparison: 'CONTAINS',
            values: ['json'],
            severity: 'DOWN',
          },
          fasterThan(1000),
          certificateIfAny,
        ],
      },
    },
  },
  certificate: {
    first: 'target.tls.host',
    filling: { type: 'TLS', cron: '1h', target: { expectations: [certificateLeft] } },
  },
  mail: {
    first: 'target.tcp.host',
    filling: {
      type: 'TCP',
      cron: '1m',
      target: {
        port: 25,
        security: 'SMTP',
        expectations: [fasterThan(5000), certificateLeft],
      },
    },
  },
  record: {
    first: 'target.dns.host',
    filling: {
      type: 'DNS',
      cron: '1m',
      target: {
        recordType: 'A',
        expectations: [
          { subject: 'DNS_ANSWER_COUNT', comparison: 'GREATER', values: ['0'], severity: 'DOWN' },
          fasterThan(500),
        ],
      },
    },
  },
  host: {
    first: 'target.icmp.host',
    filling: {
      type: 'ICMP',
      cron: '30s',
      target: {
        count: 4,
        maxLossPercent: 50,
        expectations: [
          { subject: 'LOSS', comparison: 'LESS', values: ['25'], severity: 'DEGRADED' },
          {
            subject: 'AVERAGE_ROUND_TRIP',
            comparison: 'LESS',
            values: ['200'],
            severity: 'DEGRADED',
          },
        ],
      },
    },
  },
};
