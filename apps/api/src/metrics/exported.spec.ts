import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../platform/config.js';
import { Exported } from './exported.js';

const families = (METRICS_FAMILIES: string): ReadonlySet<string> =>
  new Exported(readConfig({ METRICS_FAMILIES })).families;

function sentences(environment: Record<string, string>): readonly string[] {
  try {
    return [...new Exported(readConfig(environment)).families];
  } catch (error) {
    if (error instanceof ConfigError) return error.sentences;
    throw error;
  }
}

describe('METRICS_FAMILIES', () => {
  it('is the usual when it says nothing', () => {
    const usual = families('');
    expect(usual).toContain('health_check_results');
    expect(usual).toContain('probe_success');
    expect(usual).toContain('probe_ssl_earliest_cert_expiry');
    expect(usual).not.toContain('probe_ssl_last_chain_info');
  });

  it('exports those alone that it names', () => {
    expect([...families('probe_success, health_check_results')]).toEqual([
      'probe_success',
      'health_check_results',
    ]);
  });

  it('leaves one out, and adds one to the usual', () => {
    const chosen = families('-probe_http_version,+probe_ip_addr_hash');
    expect(chosen).not.toContain('probe_http_version');
    expect(chosen).toContain('probe_ip_addr_hash');
    expect(chosen.size).toBe(families('').size);
  });

  it('exports all, but for what it takes from them', () => {
    expect(families('all')).toContain('probe_ssl_last_chain_info');
    expect(families('all,-probe_success')).not.toContain('probe_success');
    expect(families('all,-probe_success').size).toBe(families('all').size - 1);
  });
});

it.each([
  [
    { METRICS_FAMILIES: 'probe_success,-probe_sucess' },
    /^METRICS_FAMILIES may hold comma-separated families .*; it holds “probe_success,-probe_sucess”\. There is no “probe_sucess”; there are health_check_results, probe_dns_additional_rrs, .*\.$/u,
  ],
  [
    { METRICS_LABELS: 'name,team' },
    /^METRICS_LABELS may hold comma-separated labels .*; it holds “name,team”\. There is no “team”; there are name, type, application, instance\.$/u,
  ],
])('ends the start with a sentence about %o', (environment, sentence) => {
  const said = sentences(environment);
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(sentence);
});
