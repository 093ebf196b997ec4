import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { BadRequestException, Controller, Get, Logger, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { UserError } from '../platform/errors.js';
import { readerIsGone } from '../platform/reader-gone.js';
import { exportTexts } from './export-texts.js';
import { type ExportQuery, readExportQuery } from './export-query.js';
import { ProbeExport } from './probe-export.js';

type Parameters = Readonly<Record<string, unknown>>;

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** `GET /api/probes.csv`, `.xlsx`, `.json`, `.yaml`: the probes of a list, with the filter of the list. */
@Controller('api')
export class ProbeExportController {
  private readonly logger = new Logger(ProbeExportController.name);

  constructor(private readonly probes: ProbeExport) {}

  @Get('probes.csv')
  async csv(@Query() query: Parameters, @Res() response: Response): Promise<void> {
    await this.sendText('csv', query, response);
  }

  @Get('probes.json')
  async json(@Query() query: Parameters, @Res() response: Response): Promise<void> {
    await this.sendText('json', query, response);
  }

  @Get('probes.yaml')
  async yaml(@Query() query: Parameters, @Res() response: Response): Promise<void> {
    await this.sendText('yaml', query, response);
  }

  @Get('probes.xlsx')
  async xlsx(@Query() query: Parameters, @Res() response: Response): Promise<void> {
    const { filter, titles } = read(query);
    const workbook = await this.probes.workbook(filter, titles);
    headed(response, 'xlsx', xlsx).end(workbook);
  }

  private async sendText(
    format: keyof typeof exportTexts,
    query: Parameters,
    response: Response,
  ): Promise<void> {
    const { filter, titles } = read(query);
    const form = exportTexts[format](titles);
    const text = Readable.from(this.probes.text(filter, form), { objectMode: false });
    try {
      await pipeline(text, headed(response, format, form.contentType));
    } catch (error) {
      // Whoever has had enough goes away, and nothing more is written.
      if (!response.closed || !readerIsGone(error))
        this.logger.warn(`An export of probes broke off: ${String(error)}`);
    }
  }
}

function headed(response: Response, ending: string, contentType: string): Response {
  response.setHeader('Content-Type', contentType);
  response.setHeader('Content-Disposition', `attachment; filename="dialtone-probes.${ending}"`);
  response.setHeader('Cache-Control', 'no-store');
  return response;
}

function read(query: Parameters): ExportQuery {
  try {
    return readExportQuery(query);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { code, message, problems } = error;
    throw new BadRequestException({ statusCode: 400, code, message, problems });
  }
}
