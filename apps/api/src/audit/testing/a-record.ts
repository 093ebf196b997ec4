import type { NewRecord } from '../record-writer.js';

export const aRecord = (path: string): NewRecord => ({
  createdAt: new Date('2026-01-01T00:00:00.123Z'),
  updatedAt: new Date('2026-01-01T00:00:00.123Z'),
  deletedAt: null,
  ip: '::1',
  method: 'POST',
  path,
  status: 200,
  latency: 12_345_678,
  latencyMs: 12,
  agent: '中文 😀',
  errorMessage: '',
  body: '{}',
  resp: '{}',
  userId: 0,
});
