import type { Probe, Target } from '@dialtone/model';
import { aDnsTarget, anHttpTarget, aProbe, aTcpTarget } from '@dialtone/model/testing';
import { describe, expect, it } from 'vitest';
import { fieldEdits } from './field-edits.js';

const http = (differing: Parameters<typeof anHttpTarget>[0] = {}): Probe =>
  aProbe({ target: anHttpTarget(differing) });
const of = (target: Target): Probe => aProbe({ target });

describe('what an edit changed', () => {
  it('is nothing of two equal probes', () => {
    expect(fieldEdits(http(), http())).toEqual([]);
  });

  it('is told field by field, with what was and what is', () => {
    const before = aProbe({ name: 'shop', enabled: true, timeoutWished: 500 });
    expect(fieldEdits(before, { ...before, name: 'store', enabled: false, cron: '1m' })).toEqual([
      { path: 'name', before: 'shop', after: 'store' },
      { path: 'cron', before: before.cron, after: '1m' },
      { path: 'enabled', before: 'true', after: 'false' },
    ]);
    const { timeoutWished: _, ...usual } = before;
    expect(fieldEdits(before, usual)).toEqual([{ path: 'timeoutMs', before: '500' }]);
  });

  it('is told of groups deep inside', () => {
    const tls = { skipVerify: false };
    const edits = fieldEdits(http({ tls }), http({ tls: { ...tls, skipVerify: true } }));
    expect(edits).toEqual([{ path: 'target.http.tls.skipVerify', before: 'false', after: 'true' }]);
  });

  it('is told of a list by its members: those that went, and those that came', () => {
    const expectation = (value: string) => ({
      subject: 'LATENCY' as const,
      comparison: 'LESS' as const,
      values: [value],
      severity: 'DOWN' as const,
    });
    const [first, second, third] = ['1', '2', '3'].map(expectation);
    const before = http({ expectations: [first, second].flatMap(one => one ?? []) });
    const after = http({ expectations: [second, third].flatMap(one => one ?? []) });
    expect(fieldEdits(before, after)).toEqual([
      {
        path: 'target.http.expectations',
        before: JSON.stringify(first),
        after: JSON.stringify(third),
      },
    ]);
    const moved = http({ expectations: [second, first].flatMap(one => one ?? []) });
    expect(fieldEdits(before, moved)).toEqual([]);
  });

  it('says that a secret is another one, and neither of both', () => {
    const basic = (password: string) => ({ auth: { basic: { username: 'me', password } } });
    expect(fieldEdits(http(basic('swordfish')), http(basic('herring')))).toEqual([
      { path: 'target.http.auth.basic.password', before: '********', after: '********' },
    ]);
    const headers = (value: string) => ({ headers: [{ name: 'X-Anything', value }] });
    const said = JSON.stringify(fieldEdits(http(headers('swordfish')), http(headers('herring'))));
    expect(said).toContain('X-Anything');
    expect(said).not.toMatch(/swordfish|herring/u);
    const url = (token: string) => http({ url: `https://a.test/?token=${token}` });
    expect(JSON.stringify(fieldEdits(url('swordfish'), url('herring')))).not.toMatch(
      /swordfish|herring/u,
    );
  });

  it('is every field of a target of another type', () => {
    const edits = fieldEdits(of(aTcpTarget()), of(aDnsTarget({ host: 'example.com' })));
    expect(edits).toContainEqual({ path: 'target.dns.host', after: 'example.com' });
    expect(edits.filter(({ path }) => path.startsWith('target.tcp.'))).not.toEqual([]);
  });

  it('is what a row holds that names no type that we know', () => {
    const { target: _, ...rest } = aProbe();
    const odd: Probe = { ...rest, valid: false, address: 'db:1', problem: 'no type' };
    const edits = fieldEdits(odd, { ...odd, address: 'db:2' });
    expect(edits).toEqual([{ path: 'target.address', before: 'db:1', after: 'db:2' }]);
  });

  it('is cut where it is long', () => {
    const [edit] = fieldEdits(http(), http({ body: 'x'.repeat(60_000) }));
    expect(edit?.after?.length).toBeLessThanOrEqual(4000);
  });
});
