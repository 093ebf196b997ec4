import { Worker } from 'node:worker_threads';
import { Clock } from '@dialtone/engine';
import type { TransferFormat } from '@dialtone/model';
import { Injectable } from '@nestjs/common';
import { nextTurn } from '../platform/next-turn.js';
import { slicesOf } from '../platform/slices.js';
import { type Cell, type FileContent, UnreadableFile } from './thread/file-content.js';
import {
  contentOf,
  type FileJob,
  type FileMessage,
  sliceSize,
  type SheetPart,
} from './thread/messages.js';
import { readFile } from './thread/read-file.js';
import { writeXlsx } from './thread/write-xlsx.js';

/** What a file may come to when it is unpacked and taken apart. */
const mostMemoryMb = 512;
const longestMs = 60_000;

/**
 * Reads and writes files in a thread that lives for one of them: the checks feel nothing of it, and what a file does to its
 * reader, by intent or not, ends with it. Run from source, as specs do, it works in this very thread.
 */
@Injectable()
export class FileThread {
  private readonly beside = !import.meta.url.endsWith('.ts');

  constructor(private readonly clock: Clock) {}

  /** @throws UnreadableFile */
  async read(format: TransferFormat, bytes: Uint8Array): Promise<FileContent> {
    if (!this.beside) return readFile(format, bytes);
    const messages = await this.messagesFrom({ kind: 'read', format, bytes });
    return contentOf(messages);
  }

  async writeWorkbook(titles: readonly string[], rows: readonly Cell[][]): Promise<Uint8Array> {
    if (!this.beside) return writeXlsx(titles, rows);
    const messages = await this.messagesFrom({ kind: 'write', titles }, rows);
    const workbook = messages.find(message => message.kind === 'workbook');
    if (workbook === undefined) throw new Error('The thread ended without its workbook.');
    return workbook.bytes;
  }

  /** Everything that the thread has to say until it ends. */
  private async messagesFrom(job: FileJob, rows: readonly Cell[][] = []): Promise<FileMessage[]> {
    const worker = new Worker(new URL('./thread/file-worker.js', import.meta.url), {
      workerData: job,
      name: 'file',
      resourceLimits: { maxOldGenerationSizeMb: mostMemoryMb },
    });
    const messages: FileMessage[] = [];
    const ended = Promise.withResolvers<undefined>();
    worker.on('message', (message: FileMessage) => messages.push(message));
    worker.once('error', error => {
      ended.reject(isOutOfMemory(error) ? tooMuch() : error);
    });
    worker.once('exit', () => {
      ended.resolve(undefined);
    });
    const cancel = this.clock.after(longestMs, () => {
      ended.reject(tooLong());
      void worker.terminate();
    });
    try {
      if (job.kind === 'write') await feed(worker, rows);
      await ended.promise;
    } finally {
      cancel();
    }
    return messages;
  }
}

async function feed(worker: Worker, rows: readonly Cell[][]): Promise<void> {
  const tell = (part: SheetPart): void => {
    worker.postMessage(part);
  };
  for (const slice of slicesOf(rows, sliceSize)) {
    tell({ kind: 'rows', rows: slice });
    await nextTurn();
  }
  tell({ kind: 'end' });
}

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

const tooMuch = (): UnreadableFile =>
  new UnreadableFile('The file holds more than can be taken apart here; split it.');
const tooLong = (): UnreadableFile =>
  new UnreadableFile('The file could not be taken apart within a minute; split it.');
