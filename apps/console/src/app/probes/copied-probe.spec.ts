import { describe, expect, it } from 'vitest';
import { aProbe } from '../testing/fixtures';
import { mutationText } from './copied-probe';

describe('mutationText', () => {
  it('is a mutation with its variables', () => {
    const [operation = '', variables = ''] = mutationText(aProbe({ name: 'a "b"' })).split(
      '# Variables:\n',
    );
    expect(operation).toContain('createProbe(input: $input)');
    expect(JSON.parse(variables)).toMatchObject({
      input: { name: 'a "b"', cron: '30s', timeoutMs: null, target: { http: { method: 'GET' } } },
    });
  });
});
