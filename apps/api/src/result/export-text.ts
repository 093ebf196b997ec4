import type { ResultRecord } from '@dialtone/history';
import { phaseNames } from '@dialtone/model';
import { type CsvCell, csvLine } from '../platform/csv-line.js';

/** How a result is written, line by line. */
export interface ExportForm {
  readonly contentType: string;
  /** What comes before the first. */
  readonly head: string;
  readonly line: (record: ResultRecord) => string;
}

const columns = [
  'startedAt',
  'ending',
  'asked',
  'latencyMs',
  'reason',
  'message',
  'httpStatus',
  ...phaseNames.map(name => `${name}Ms`),
] as const;

function cellsOf(record: ResultRecord): CsvCell[] {
  const { startedAt, ending, asked, latencyUs, reason, message, httpStatus } = record;
  const phases = new Map(record.phases);
  return [
    new Date(startedAt).toISOString(),
    ending,
    asked,
    latencyUs / 1000,
    reason,
    message,
    httpStatus,
    ...phaseNames.map(name => ms(phases.get(name))),
  ];
}

const ms = (us: number | undefined): number | undefined =>
  us === undefined ? undefined : us / 1000;

export const exportForms = {
  csv: {
    contentType: 'text/csv; charset=utf-8; header=present',
    head: csvLine(columns),
    line: record => csvLine(cellsOf(record)),
  },
  ndjson: {
    contentType: 'application/x-ndjson; charset=utf-8',
    head: '',
    line: record => {
      const { reason, message, httpStatus } = record;
      const phases = record.phases.map(([name, us]) => ({ name, durationMs: us / 1000 }));
      const startedAt = new Date(record.startedAt).toISOString();
      const { ending, asked, latencyUs } = record;
      const latencyMs = latencyUs / 1000;
      return `${JSON.stringify({ startedAt, ending, asked, latencyMs, reason, message, httpStatus, phases })}\n`;
    },
  },
} as const satisfies Record<string, ExportForm>;
