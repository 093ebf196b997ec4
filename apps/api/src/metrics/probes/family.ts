import { type FamilyName, familyNames } from '../blackbox/families/catalogue.js';
import { columns } from '../blackbox/families/columns.js';
import { heading } from '../blackbox/families/exposition.js';
import { chainInfo, cipherInfo, versionInfo } from '../blackbox/families/info.js';
import { type Block, headingBlock } from '../blocks/block.js';
import { blockRows } from '../blocks/keeping.js';
import { lineEnd, type Page } from '../blocks/page.js';
import type { Rows } from './rows.js';
import { InfoSeries, NumberSeries, type Series } from './series.js';

/** Those that others are joined to keep all labels of the probe. */
const labelled: ReadonlySet<FamilyName> = new Set(['probe_success', 'probe_duration_seconds']);
export const isLabelled = (family: FamilyName): boolean => labelled.has(family);

const infoSeries: Partial<Record<FamilyName, () => Series>> = {
  probe_ssl_last_chain_info: () => new InfoSeries(chainInfo, new WeakMap()),
  probe_tls_cipher_info: () => new InfoSeries(cipherInfo, new Map()),
  probe_tls_version_info: () => new InfoSeries(versionInfo, new Map()),
};

/** A family with what it shows of every probe. */
export class Family {
  readonly series: readonly Series[];
  private readonly heading: Block;
  private readonly head: Buffer;

  constructor(private readonly name: FamilyName) {
    const info = infoSeries[name];
    this.series =
      info === undefined
        ? columns.flatMap(({ family, labels }, place) =>
            family === name ? [new NumberSeries(place, labels)] : [],
          )
        : [info()];
    this.heading = headingBlock(heading(name));
    this.head = Buffer.from(`${name}{probe_id="`);
  }

  /** Without a sample the family is not named. */
  *blocks(rows: Rows): Generator<Block> {
    if (this.series.every(({ samples }) => samples === 0)) return;
    yield this.heading;
    for (const series of this.series)
      for (let first = 0; first < rows.count; first += blockRows)
        yield {
          keeping: series.keepings.ofBlock(first),
          write: page => {
            this.write(page, series, rows, first);
          },
        };
  }

  private write(page: Page, series: Series, rows: Rows, first: number): void {
    const labels = isLabelled(this.name) ? 'full' : 'short';
    const end = Math.min(first + blockRows, rows.count);
    for (let row = first; row < end; row += 1) {
      const value = series.valueAt(row);
      if (Number.isNaN(value)) continue;
      page.put(this.head);
      rows.putLabels(row, labels, page);
      page.put(series.tailAt(row));
      page.putNumber(value);
      page.put(lineEnd);
    }
  }
}

/** By name, as Prometheus likes them. */
export const chosenFrom = (chosen: ReadonlySet<string>): Family[] =>
  familyNames.filter(name => chosen.has(name)).map(name => new Family(name));
