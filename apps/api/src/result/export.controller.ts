import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import {
  BadRequestException,
  Controller,
  Get,
  Logger,
  NotFoundException,
  Param,
  Query,
  Res,
  ServiceUnavailableException,
} from '@nestjs/common';
import type { Response } from 'express';
import { databaseTrouble } from '../platform/database/database-trouble.js';
import { UserError } from '../platform/errors.js';
import { numberOfId } from '../platform/graphql/id.js';
import { readerIsGone } from '../platform/reader-gone.js';
import { ProbeCatalog } from '../probe/probe-catalog.js';
import { type ExportForm, exportForms } from './export-text.js';
import { readExport } from './export-question.js';
import { ResultExport } from './result-export.js';

type Parameters = Readonly<Record<string, unknown>>;

/** `GET /api/probes/:id/results.csv` and `.ndjson`: what the checks of a probe saw, newest first, as long as it is. */
@Controller('api/probes/:id')
export class ExportController {
  private readonly logger = new Logger(ExportController.name);

  constructor(
    private readonly catalog: ProbeCatalog,
    private readonly results: ResultExport,
  ) {}

  @Get('results.csv')
  async csv(
    @Param('id') id: string,
    @Query() query: Parameters,
    @Res() response: Response,
  ): Promise<void> {
    await this.send({ id, query, name: 'results.csv', form: exportForms.csv }, response);
  }

  @Get('results.ndjson')
  async ndjson(
    @Param('id') id: string,
    @Query() query: Parameters,
    @Res() response: Response,
  ): Promise<void> {
    await this.send({ id, query, name: 'results.ndjson', form: exportForms.ndjson }, response);
  }

  private async send(
    asked: {
      readonly id: string;
      readonly query: Parameters;
      readonly name: string;
      readonly form: ExportForm;
    },
    response: Response,
  ): Promise<void> {
    const { query, name, form } = asked;
    const id = numberOfId(asked.id);
    if (this.catalog.get(id) === undefined) throw new NotFoundException(`There is no probe ${id}.`);
    const { first, rest } = await begun(() => this.results.text(id, readExport(query), form));
    response.setHeader('Content-Type', form.contentType);
    response.setHeader('Content-Disposition', `attachment; filename="probe-${id}-${name}"`);
    response.setHeader('Cache-Control', 'no-store');
    await this.stream(response, first, rest);
  }

  /** The client is told by the broken answer alone when the rest cannot be read: its head is gone by then. */
  private async stream(
    response: Response,
    first: string,
    rest: AsyncGenerator<string, void>,
  ): Promise<void> {
    try {
      await pipeline(Readable.from(joined(first, rest), { objectMode: false }), response);
    } catch (error) {
      // Whoever has had enough goes away, and nothing more is read.
      if (!response.closed || !readerIsGone(error))
        this.logger.warn(`An export broke off: ${String(error)}`);
    }
  }
}

async function* joined(
  first: string,
  rest: AsyncGenerator<string, void>,
): AsyncGenerator<string, void> {
  yield first;
  yield* rest;
}

/** Reads the first page before anything is answered, so that what is wrong can still be said in words. */
async function begun(text: () => AsyncGenerator<string, void>) {
  try {
    const rest = text();
    const first = await rest.next();
    return { first: first.done === true ? '' : first.value, rest };
  } catch (error) {
    const trouble = databaseTrouble(error);
    if (trouble !== undefined) throw new ServiceUnavailableException(trouble);
    if (!(error instanceof UserError)) throw error;
    const { code, message, problems } = error;
    throw new BadRequestException({ statusCode: 400, code, message, problems });
  }
}
