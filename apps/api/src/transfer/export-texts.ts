import type { Probe } from '@dialtone/model';
import { stringify } from 'yaml';
import { csvLine } from '../platform/csv-line.js';
import { exportedProbe, exportedRow } from './exported-probe.js';
import { columnNames, type TitleLanguage, titles } from './titles.js';

/** How probes are written as text, slice by slice. */
export interface ExportText {
  readonly contentType: string;
  /** What comes before the first. */
  readonly head: string;
  /** @param first whether these are the first of all */
  readonly slice: (probes: readonly Probe[], first: { readonly first: boolean }) => string;
  /** What comes after the last. */
  readonly tail: string;
  /** What comes instead of both when there is none. */
  readonly empty: string;
}

/** Excel takes a CSV for one in UTF-8 by its mark alone. */
const byteOrderMark = '\uFEFF';

export const titleRow = (language: TitleLanguage): string[] =>
  columnNames.map(name => titles[name][language]);

/** The formats that are text. */
export const exportTexts: Readonly<
  Record<'csv' | 'json' | 'yaml', (language: TitleLanguage) => ExportText>
> = {
  csv: language => ({
    contentType: 'text/csv; charset=utf-8; header=present',
    head: byteOrderMark + csvLine(titleRow(language)),
    slice: probes => probes.map(probe => csvLine(exportedRow(probe, language))).join(''),
    tail: '',
    empty: '',
  }),
  json: () => ({
    contentType: 'application/json; charset=utf-8',
    head: '{"probes":[',
    slice: (probes, { first }) =>
      probes
        .map(
          (probe, at) => `${first && at === 0 ? '' : ','}\n${JSON.stringify(exportedProbe(probe))}`,
        )
        .join(''),
    tail: '\n]}\n',
    empty: ']}\n',
  }),
  yaml: () => ({
    contentType: 'application/yaml; charset=utf-8',
    head: 'probes:',
    // A list may stand at the margin of its key.
    slice: (probes, { first }) =>
      `${first ? '\n' : ''}${stringify(probes.map(exportedProbe), { aliasDuplicateObjects: false })}`,
    tail: '',
    empty: ' []\n',
  }),
};
