import type { NamedModule } from './file/blackbox-file.js';
import type { Asked } from './targets/asked.js';
import { otherHost } from './targets/http-target.js';
import { timeoutOf } from './timeout.js';

/** A request to `/probe` that can be answered by a look. */
export interface Question {
  readonly named: NamedModule;
  readonly asked: Asked;
  readonly timeoutMs: number;
  readonly debug: boolean;
}

/** One that cannot, in the words of blackbox_exporter. */
export interface Refusal {
  readonly status: number;
  readonly message: string;
  readonly isUnknownModule?: true;
}

interface Incoming {
  readonly url: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

const timeoutHeader = 'x-prometheus-scrape-timeout-seconds';

/** Looks in the order in which blackbox_exporter does: module, timeout, target, host. */
export function readQuestion(
  { url, headers }: Incoming,
  find: (module: string) => NamedModule | undefined,
): Question | Refusal {
  const query = new URL(url, 'http://localhost').searchParams;
  const of = (name: string): string => query.get(name) ?? '';
  const name = of('module') || 'http_2xx';
  const named = find(name);
  if (named === undefined)
    return {
      status: 400,
      message: `Unknown module ${JSON.stringify(name)}`,
      isUnknownModule: true,
    };
  const header = String(headers[timeoutHeader] ?? '');
  const timeoutMs = timeoutOf(header, named.module.timeoutMs);
  if (timeoutMs === undefined)
    return {
      status: 500,
      message: `Failed to parse timeout from Prometheus header: ${JSON.stringify(header)} is no number`,
    };
  const target = of('target');
  if (target === '') return { status: 400, message: 'Target parameter is missing' };
  const hostname = of('hostname');
  const other = hostname === '' ? undefined : fixedHost(named, hostname);
  if (other !== undefined)
    return {
      status: 400,
      message: `host header defined both in module configuration (${other}) and with URL-parameter 'hostname' (${hostname})`,
    };
  const asked = { target, ...(hostname !== '' && { hostname }) };
  return { named, asked, timeoutMs, debug: of('debug') === 'true' };
}

const fixedHost = ({ module }: NamedModule, hostname: string): string | undefined =>
  module.prober === 'http' ? otherHost(module.options, hostname) : undefined;
