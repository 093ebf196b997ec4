import type { ProbeWholeFragment } from '../../core/gql/graphql';
import type { Language, TextKey } from '../../core/language';

export interface Setting {
  readonly label: string;
  readonly value: string;
}

type Pair = readonly [TextKey, string | null | undefined];

/** What is checked and expected, in words; what is not set is left out. */
export function settingsOf(probe: ProbeWholeFragment, t: Language['t']): Setting[] {
  const general: Pair[] = [
    ['column.type', probe.type],
    ['column.application', probe.application],
    ['column.schedule', probe.cron],
  ];
  return [...general, ...targetPairs(probe.target)]
    .filter(([, value]) => value)
    .map(([key, value]) => ({ label: t(key), value: value ?? '' }));
}

function targetPairs(target: ProbeWholeFragment['target']): Pair[] {
  switch (target?.__typename) {
    case 'HttpTarget':
      return [
        ['form.method', target.method],
        ['form.url', target.url],
        // A value may be a secret: only the names stand on the page.
        ['form.headers', target.headers.map(({ name }) => name).join(', ')],
        ['form.body', target.body],
        ['form.expectedStatus', target.expectedStatus],
        ['form.expectedBody', target.expectedBody],
      ];
    case 'TcpTarget':
      return [
        ['form.host', target.host],
        ['form.port', String(target.port)],
      ];
    case 'DnsTarget':
      return [
        ['form.host', target.host],
        ['form.recordType', target.recordType],
        ['form.resolver', target.resolver],
        ['form.expectedAnswers', target.expectedAnswers.join('\n')],
      ];
    case 'IcmpTarget':
      return [
        ['form.host', target.host],
        ['form.count', String(target.count)],
        ['form.maxLoss', String(target.maxLossPercent)],
      ];
    case undefined:
      return [];
    default:
      return target satisfies never;
  }
}
