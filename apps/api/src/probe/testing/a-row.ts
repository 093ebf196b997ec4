import type { ProbeRow } from '../probe.entity.js';

const written = new Date('2026-01-01T00:00:00.000Z');

/** A row as the form of Gin-Vue-Admin writes it, with the difference in sight: `aRow({ type: 'PING' })`. */
export const aRow = (differing: Partial<ProbeRow> = {}): ProbeRow => ({
  id: 1,
  createdAt: written,
  updatedAt: written,
  deletedAt: null,
  name: 'shop',
  type: 'HTTP',
  httpMethod: 'GET',
  url: 'https://example.com/healthz',
  requestBody: '',
  enabled: true,
  application: '',
  exceptResponse: '',
  httpStatus: 200,
  cron: '30s',
  successRate: null,
  createdBy: 1,
  updatedBy: 0,
  deletedBy: 0,
  ...differing,
});

/** A row of which nothing is known but that it is there. */
export const anEmptyRow = (): ProbeRow => ({
  id: 1,
  createdAt: null,
  updatedAt: null,
  deletedAt: null,
  name: null,
  type: null,
  httpMethod: null,
  url: null,
  requestBody: null,
  enabled: null,
  application: null,
  exceptResponse: null,
  httpStatus: null,
  cron: null,
  successRate: null,
  createdBy: null,
  updatedBy: null,
  deletedBy: null,
});
