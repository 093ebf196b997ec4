import type { IncomingMessage } from 'node:http';
import { type ImportPlan, transferFormats } from '@dialtone/model';
import {
  BadRequestException,
  Controller,
  HttpCode,
  HttpException,
  Post,
  Query,
  Req,
} from '@nestjs/common';
import type { SignedIn } from '../platform/graphql/context.js';
import { CurrentUser } from '../platform/graphql/current-user.js';
import { ImportService } from './import.service.js';
import { UnreadableFile } from './thread/file-content.js';
import { readUpload } from './upload.js';

const busy = 'Another file is being read; try again in a moment.';

/** `POST /api/probes/import?format=csv`: a dry run of a file. What it shows is carried out by the mutation `applyImport`. */
@Controller('api/probes')
export class ImportController {
  private reading = false;

  constructor(private readonly imports: ImportService) {}

  @Post('import')
  @HttpCode(200)
  async dryRun(
    @Query('format') given: unknown,
    @Req() request: IncomingMessage,
    @CurrentUser() user: SignedIn,
  ): Promise<ImportPlan> {
    const format = transferFormats.find(each => each === given);
    if (format === undefined) throw refusal(`format is one of ${transferFormats.join(', ')}.`);
    const bytes = await readUpload(request);
    return this.alone(() => this.imports.dryRun(format, bytes, user.id));
  }

  /** One file at a time: each may take half a gigabyte while it is taken apart. */
  private async alone(work: () => Promise<ImportPlan>): Promise<ImportPlan> {
    if (this.reading)
      throw new HttpException({ statusCode: 429, code: 'RATE_LIMITED', message: busy }, 429);
    this.reading = true;
    try {
      return await work();
    } catch (error) {
      throw error instanceof UnreadableFile ? refusal(error.message) : error;
    } finally {
      this.reading = false;
    }
  }
}

const refusal = (message: string): BadRequestException =>
  new BadRequestException({ statusCode: 400, code: 'BAD_USER_INPUT', message });
