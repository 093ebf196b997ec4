import { probeTypes, type RowProblem, tagsIn } from '@dialtone/model';
import { typeOf } from '../probe/probe-from-row.js';
import { textOf } from './shown-value.js';
import type { Place, Source, SourceRow } from './source-row.js';
import { type CellTexts, flagOf, textsOf, wholeNumberOf } from './table-cells.js';
import { type Columns, readColumns } from './table-columns.js';
import { identityOf, tableTarget } from './table-target.js';
import type { FileContent, TableRow } from './thread/file-content.js';
import type { ColumnName } from './titles.js';

/** Probes in a table as Gin-Vue-Admin writes it. @throws UnreadableFile when its titles make no sense */
export function tableSource(content: Extract<FileContent, { kind: 'table' }>): Source {
  const { columns, notes } = readColumns(content.titles);
  return { rows: content.rows.map(row => tableRow(row, columns)), notes };
}

function tableRow({ line, cells }: TableRow, columns: Columns): SourceRow {
  const texts = textsOf(cells, columns);
  const place = placeIn(texts, columns);
  const { id, enabled, timeoutMs, problems } = readWords(texts, place);
  const type = typeOf(texts.type ?? null);
  const target = tableTarget(texts, type, place);
  return {
    line,
    ...(id !== undefined && { id }),
    fields: {
      ...(texts.name !== undefined && { name: texts.name }),
      ...(texts.application !== undefined && { application: texts.application || null }),
      ...(texts.tags !== undefined && { tags: tagsIn(texts.tags) }),
      ...(texts.cron !== undefined && { cron: texts.cron }),
      ...(enabled !== undefined && { enabled }),
      ...(timeoutMs !== undefined && { timeoutMs }),
    },
    ...(target && { target }),
    ...identityOf(type, texts.address),
    problems,
    place,
  };
}

/** The cells that hold something else than a text, or one of a few. An empty one leaves the switch as it is. */
function readWords(texts: CellTexts, place: Place) {
  const problems: RowProblem[] = [];
  const read = <T>(
    name: ColumnName,
    parse: (text: string) => T | undefined,
    message: string,
  ): T | undefined => {
    const text = texts[name];
    if (text === undefined || text === '') return undefined;
    const value = parse(text);
    if (value === undefined) problems.push({ ...place([name]), message });
    return value;
  };
  const id = read('id', idIn, 'An id is a whole number from 1 on.');
  const enabled = read('enabled', flagOf, 'Enabled is 是 or 否, true or false, yes or no, 1 or 0.');
  const timeoutMs =
    texts.timeoutMs === ''
      ? null
      : read('timeoutMs', wholeNumberOf, 'A timeout is a whole number of milliseconds.');
  read('type', typeOf, `A type is one of ${probeTypes.join(', ')}; PING means ICMP.`);
  return { id, enabled, timeoutMs, problems };
}

/** No row has the id 0. */
const idIn = (text: string): number | undefined => {
  const id = wholeNumberOf(text);
  return id === 0 ? undefined : id;
};

/** Which column a path of the input came from. */
const columnsOfFields: Readonly<Record<string, ColumnName>> = {
  url: 'address',
  host: 'address',
  port: 'address',
};

const placeIn =
  (texts: CellTexts, columns: Columns): Place =>
  path => {
    const field = String(path[0] === 'target' ? (path[2] ?? 'address') : path[0]);
    const name = [...columns.keys()].find(each => each === (columnsOfFields[field] ?? field));
    if (name === undefined) return { field: path.join('.') };
    return { field: columns.get(name)?.title ?? name, holds: textOf(texts[name] ?? '') };
  };
