import { type Cursor, HistoryReader, type Page, type ResultRecord } from '@dialtone/history';
import { Injectable } from '@nestjs/common';
import type { ExportForm } from './export-text.js';
import type { ResultFilter } from './history-inputs.graphql.js';
import { readBounds, readFilter } from './history-questions.js';

/** Results that are read, and written, at once. */
const atOnce = 2000;

/** The results of a probe as a text of any length, page by page: the next is read when the last was taken. */
@Injectable()
export class ResultExport {
  constructor(private readonly reader: HistoryReader) {}

  /** @throws UserError at the first page, when the filter does not make sense */
  async *text(
    probeId: number,
    filter: ResultFilter,
    form: ExportForm,
  ): AsyncGenerator<string, void> {
    const query = { probeId, filter: readFilter(filter, []), ...readBounds(filter), first: atOnce };
    let after: Cursor | undefined;
    let text = form.head;
    do {
      const page: Page<ResultRecord> = await this.reader.results({
        ...query,
        ...(after && { after }),
      });
      yield text + page.items.map(form.line).join('');
      text = '';
      after = page.next;
    } while (after !== undefined);
  }
}
