import type { Probe } from '@dialtone/model';
import { settingsOf } from '../probe/shown-target.js';
import type { Cell } from './thread/file-content.js';
import { type ColumnName, columnNames, type TitleLanguage } from './titles.js';

/** A probe in our own words, as an import takes it; `********` stands in the places of its secrets. */
export function exportedProbe(probe: Probe): Readonly<Record<string, unknown>> {
  const { id, name, application, tags, cron, enabled, timeoutWished, target } = probe;
  return {
    ...{ id, name, application, tags, cron, enabled },
    timeoutMs: timeoutWished,
    target: target && settingsOf(target),
  };
}

const flags: Readonly<Record<TitleLanguage, readonly [string, string]>> = {
  zh: ['否', '是'],
  en: ['no', 'yes'],
};

/** A probe as a row of a table. */
export function exportedRow(probe: Probe, language: TitleLanguage): Cell[] {
  const http = probe.target?.type === 'http' ? probe.target : undefined;
  const status = http?.expectedStatus;
  const cells: Readonly<Record<ColumnName, Cell | undefined>> = {
    id: probe.id,
    name: probe.name,
    type: probe.type,
    method: http?.method,
    address: probe.address,
    body: http?.body,
    enabled: flags[language][Number(probe.enabled)],
    application: probe.application,
    expectedBody: http?.expectedBody,
    expectedStatus: status !== undefined && /^\d+$/u.test(status) ? Number(status) : status,
    cron: probe.cron,
    timeoutMs: probe.timeoutWished,
    tags: probe.tags?.join(', '),
  };
  return columnNames.map(name => cells[name] ?? null);
}
