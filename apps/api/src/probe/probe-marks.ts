import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import { ProbePartsRow, ProbeRow } from './probe.entity.js';
import type { Marked } from './stored-probe.js';

/** How many rows are looked at in one statement: small enough to let other work have its turn in between. */
const stretchSize = 500;

/** Live rows that follow one another by id. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
  /** Equal digests mean that none of its rows has changed, come or gone. */
  readonly digest: string;
}

/** Numbers may come as texts; of no rows there are none. */
interface Together {
  readonly least: number | string | null;
  readonly most: number | string | null;
  readonly size: number | string;
  readonly marks: string | null;
}

/**
 * Whether rows are as they were, whoever writes them. All of a row counts but the success rate, which is written without a
 * word to anybody.
 */
@Injectable()
export class ProbeMarks {
  /**
   * What the mark of a row is made of, in SQL, with `p` for the row and `x` for its parts. One text, put together by the
   * database, is less to read, and less garbage, than twenty columns.
   */
  readonly text: string;
  /** Looks at the stretch behind an id. */
  private readonly stretch: string;

  constructor(private readonly dataSource: DataSource) {
    const { textOf, together } = dataSource.options.type === 'mysql' ? mysql : sqlite;
    const columns = dataSource
      .getMetadata(ProbeRow)
      .columns.filter(({ propertyName }) => propertyName !== 'successRate')
      .map(({ propertyName }) => `p.${propertyName}`);
    this.text = textOf([...columns, 'x.parts']);
    // A number would be written into the statement.
    const rows = this.live('p.id > :after').setParameter('after', '').limit(stretchSize);
    this.stretch = `SELECT MIN(id) AS least, MAX(id) AS most, COUNT(*) AS size, ${together} AS marks FROM (${rows.getQueryAndParameters()[0]}) AS these`;
  }

  /** Every live row, in stretches by ascending id. What has not changed since is known by the digest, and need not be read. */
  async *stretches(): AsyncGenerator<Stretch> {
    for (let after = 0; ;) {
      const [found] = await this.dataSource.query<Together[]>(this.stretch, [after]);
      if (found?.marks == null) return;
      const { least, most, size, marks } = found;
      yield { first: Number(least), last: Number(most), digest: `${size} ${digestOf(marks)}` };
      if (Number(size) < stretchSize) return;
      after = Number(most);
    }
  }

  /** The rows that are in the stretch now. */
  async within({ first, last }: Stretch): Promise<Marked[]> {
    const rows = await this.live('p.id BETWEEN :first AND :last')
      .setParameters({ first, last })
      .getRawMany<{ readonly id: number; readonly text: string }>();
    return rows.map(({ id, text }) => ({ id, mark: digestOf(text) }));
  }

  private live(where: string): SelectQueryBuilder<ProbeRow> {
    return this.dataSource.manager
      .createQueryBuilder(ProbeRow, 'p')
      .leftJoin(ProbePartsRow, 'x', 'x.probeId = p.id')
      .select('p.id', 'id')
      .addSelect(this.text, 'text')
      .where(where)
      .andWhere('p.deletedAt IS NULL')
      .orderBy('p.id');
  }
}

/** What is kept of a text that would be as long as its row. */
export const digestOf = (text: string): string => hash('sha1', text, 'base64');

/** How a database puts a row into one text, and what it tells of many such texts. */
interface Dialect {
  readonly textOf: (columns: readonly string[]) => string;
  readonly together: string;
}

/** A server does the arithmetic itself, and sends 128 bits of it. It would cut a longer text off. */
const mysql: Dialect = {
  textOf: columns => `CONCAT_WS(',', ${columns.map(column => `QUOTE(${column})`).join(', ')})`,
  together: `CONCAT_WS(' ', ${[1, 17]
    .map(from => `BIT_XOR(CAST(CONV(SUBSTRING(SHA2(text, 256), ${from}, 16), 16, 10) AS UNSIGNED))`)
    .join(', ')})`,
};

/**
 * Quotes would cost as much as all the rest, so columns are kept apart by what hardly a text holds: only two of them that
 * change against each other could be overlooked. NULL is none of the texts.
 */
const sqlite: Dialect = {
  textOf: columns =>
    `CONCAT_WS(CHAR(31), ${columns.map(column => `COALESCE(${column}, CHAR(1))`).join(', ')})`,
  together: 'GROUP_CONCAT(text, CHAR(30))',
};
