/** The table of probes. */
export const table = {
  'column.next': 'Next run',
  'column.p95': 'P95, 1 h',
  'column.recent': 'Last 50 checks',

  'table.now': 'now',
  'table.stripAlt': 'The last {{n}} checks, {{down}} of them down',
} as const;
