import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { type Cell, UnreadableFile } from './file-content.js';
import { type FileJob, type FileMessage, messagesOf, type SheetPart } from './messages.js';
import { readFile } from './read-file.js';
import { writeXlsx } from './write-xlsx.js';

/** The thread beside the checks in which a file is read or a workbook is packed; then it ends. */
const job = workerData as FileJob;
if (parentPort === null) throw new Error('This runs as a worker only.');
const port: MessagePort = parentPort;
const say = (message: FileMessage): void => {
  port.postMessage(message);
};

if (job.kind === 'read') {
  try {
    for (const message of messagesOf(await readFile(job.format, job.bytes))) say(message);
  } catch (error) {
    // Anything else is a bug, and ends the thread with it.
    if (!(error instanceof UnreadableFile)) throw error;
    say({ kind: 'unreadable', message: error.message });
  }
} else {
  const { titles } = job;
  const rows: (readonly Cell[])[] = [];
  port.on('message', (part: SheetPart) => {
    if (part.kind === 'rows') rows.push(...part.rows);
    else {
      void writeXlsx(titles, rows).then(bytes => {
        say({ kind: 'workbook', bytes });
        port.close();
      });
    }
  });
}
