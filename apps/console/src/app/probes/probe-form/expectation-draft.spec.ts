import { comparisonsFor, subjectKind, subjectNames } from '@dialtone/model';
import { describe, expect, it } from 'vitest';
import { expectationInput, newExpectation, valuePlaces, withSubject } from './expectation-draft';

describe('an expectation in the form', () => {
  it('begins with a comparison that its subject takes', () => {
    for (const subject of subjectNames)
      expect(comparisonsFor[subjectKind(subject).value], subject).toContain(
        newExpectation(subject)['comparison'],
      );
  });

  it('keeps what was typed when it looks at something else, and sends only what that takes', () => {
    const header = {
      ...newExpectation('HEADER'),
      name: 'etag',
      comparison: 'MATCHES',
      values: ['a'],
    };
    const latency = withSubject(header, 'LATENCY');
    expect(latency).toMatchObject({ comparison: 'LESS', name: 'etag', values: ['a'] });
    expect(expectationInput(latency)).toMatchObject({ subject: 'LATENCY', name: null });
    expect(withSubject(header, 'BODY')).toMatchObject({ comparison: 'MATCHES' });
  });

  it('has as many places for values as its comparison takes', () => {
    const latency = newExpectation('LATENCY');
    expect(valuePlaces(latency)).toEqual(['']);
    expect(valuePlaces({ ...latency, comparison: 'BETWEEN', values: ['1'] })).toEqual(['1', '']);
    expect(valuePlaces({ ...latency, comparison: 'EXISTS' })).toEqual([]);
    expect(valuePlaces({ ...latency, comparison: 'ONE_OF' })).toBeUndefined();
  });

  it('takes values as they stand, with their spaces', () => {
    const body = { ...newExpectation('BODY'), comparison: 'EQUALS', values: [' ok ', 'left over'] };
    expect(expectationInput(body)).toMatchObject({ values: [' ok '] });
    expect(expectationInput({ ...body, comparison: 'ONE_OF', values: ['a', '', 'b '] })).toEqual({
      subject: 'BODY',
      name: null,
      comparison: 'ONE_OF',
      values: ['a', 'b '],
      severity: 'DOWN',
    });
  });
});
