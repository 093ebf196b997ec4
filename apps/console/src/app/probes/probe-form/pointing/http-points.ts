import { concealed } from '@dialtone/model';
import { type JsonRow, jsonRows } from './json-rows';
import { type Evidence, linesOf, number, type Point, text, textPoints } from './point';
import type { Reading } from './verdict';

export function answerPoints(http: Evidence['http'] | undefined): Point[] {
  if (http == null) return [];
  const hops = http.hops?.length ?? 0;
  return [
    ...(http.status == null ? [] : [number('STATUS', http.status)]),
    ...textPoints('HTTP_VERSION', http.version),
    ...(hops === 0
      ? []
      : [
          number('REDIRECTS', hops, { comparison: 'LESS', values: [String(hops + 1)] }),
          ...textPoints('FINAL_URL', http.finalUrl),
        ]),
  ];
}

/** Never the same twice, so that they are there is all that can be expected. */
const passing = /^(?:date|age|expires|last-modified|etag|set-cookie|server-timing|.*-id|cf-ray|.*trace.*|nel|report-to|.*nonce.*|content-length)$/iu; // prettier-ignore

export function headerPoints(http: Evidence['http'] | undefined): Point[] {
  const all = http?.headers ?? [];
  const names = [...new Set(all.map(({ name }) => name.toLowerCase()))];
  return names.map(name => {
    const values = all.filter(header => header.name.toLowerCase() === name).map(each => each.value);
    return headerPoint(name, values.join(', '));
  });
}

function headerPoint(name: string, value: string): Point {
  if (value.includes(concealed) || value === '' || passing.test(name))
    return {
      ...text('HEADER', value, { name }),
      comparison: 'EXISTS',
      values: [],
      reading: hidden(value),
    };
  if (name !== 'content-type') return text('HEADER', value, { name });
  const [media = value] = value.split(';');
  return text('HEADER', value, { name, comparison: 'CONTAINS', values: [media.trim()] });
}

/** What stands in the place of a secret is not what a check compares. */
const hidden = (value: string): Reading =>
  value.includes(concealed) ? { kind: 'there' } : { kind: 'text', value };

export function bodyPoints(http: Evidence['http'] | undefined): Point[] {
  const excerpt = http?.excerpt ?? '';
  if (http == null || excerpt === '') return [];
  const size = http.bodyBytes ?? 0;
  const whole = http.bodyCut !== true && size <= new TextEncoder().encode(excerpt).length;
  const reading: Reading = { kind: whole ? 'text' : 'part', value: excerpt };
  const rows = jsonRows(excerpt);
  const parts =
    rows?.map(jsonPoint) ??
    linesOf(excerpt, whole).map(line => ({
      ...text('BODY', line, { comparison: 'CONTAINS' }),
      reading,
    }));
  return [...parts, number('BODY_SIZE', size, { comparison: 'GREATER', values: ['0'] })];
}

function jsonPoint({ path, key, depth, holds, value }: JsonRow): Point {
  const place = { name: path, key, depth };
  if (holds !== undefined || (typeof value === 'string' && value.includes(concealed)))
    return {
      ...text('JSON', holds === undefined ? concealed : holds === 'object' ? '{ … }' : '[ … ]'),
      ...place,
      reading: { kind: 'there' },
      comparison: 'EXISTS',
      values: [],
    };
  if (typeof value === 'number')
    return { ...number('JSON', value), ...place, shown: String(value), values: [String(value)] };
  const written = typeof value === 'string' ? value : JSON.stringify(value ?? null);
  return { ...text('JSON', written), ...place, shown: JSON.stringify(value ?? null) };
}
