import { describe, expect, it } from 'vitest';
import { readParts, writeParts } from './probe-parts.js';

describe('the parts of a probe', () => {
  it('are read as they were written', () => {
    const parts = {
      name: '长'.repeat(200),
      timeoutMs: 500,
      headers: [{ name: 'X-Quote', value: '"\\\'🚀' }],
      expectedAnswers: ['192.0.2.1'],
      maxLossPercent: 12.5,
    };
    expect(readParts(writeParts(parts))).toEqual(parts);
  });

  it('are not kept when there are none', () => {
    expect(writeParts({})).toBeUndefined();
    expect(writeParts({ name: undefined })).toBeUndefined();
    expect(readParts(undefined)).toEqual({});
  });

  it.each(['', 'x', 'null', '[]', '7', '"text"'])('are none when another hand wrote %j', json => {
    expect(readParts(json)).toEqual({});
  });

  it.each([
    '{"timeoutMs":"5s","resolver":"1.1.1.1"}',
    '{"timeoutMs":1e12,"resolver":"1.1.1.1"}',
    '{"timeoutMs":1000.5,"resolver":"1.1.1.1"}',
    '{"headers":[{"name":1}],"resolver":"1.1.1.1"}',
    '{"unknown":1,"resolver":"1.1.1.1"}',
  ])('are those that mean something: %s', json => {
    expect(readParts(json)).toEqual({ resolver: '1.1.1.1' });
  });
});
