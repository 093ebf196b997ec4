import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { createGunzip } from 'node:zlib';
import { type Sample, samplesIn } from './exposition.ts';

/** One answer of `/metrics`. */
export interface Scrape {
  readonly samples: readonly Sample[];
  /** On the wire, and unpacked. */
  readonly bytes: number;
  readonly textBytes: number;
  readonly tookMs: number;
}

/** What is kept of an answer; the families of each probe are only counted. */
const kept = /^(?:dialtone|process|nodejs)_/u;

/** Asks for all metrics as Prometheus does, packed, every so often. */
export class Scraper {
  private newest: Scrape | undefined;
  private waiting: (() => void)[] = [];
  private stopped = false;
  private readonly timer: NodeJS.Timeout;
  private readonly url: string;

  constructor(url: string, everyMs: number) {
    this.url = url;
    const scrape = () => {
      this.scrape().catch((error: unknown) => {
        // Whoever is stopped meanwhile may hang up; any other failure ends the measurement.
        if (!this.stopped) throw error;
      });
    };
    this.timer = setInterval(scrape, everyMs);
    scrape();
  }

  get latest(): Scrape {
    if (this.newest === undefined) throw new Error('Nothing was scraped yet.');
    return this.newest;
  }

  /** Waits for the next answer. */
  async next(): Promise<Scrape> {
    await new Promise<void>(resolve => this.waiting.push(resolve));
    return this.latest;
  }

  private async scrape(): Promise<void> {
    const began = performance.now();
    const { bytes, text } = await asked(`${this.url}/metrics`);
    this.newest = {
      samples: samplesIn(text, kept),
      bytes,
      textBytes: Buffer.byteLength(text),
      tookMs: performance.now() - began,
    };
    for (const resolve of this.waiting.splice(0)) resolve();
  }

  stop(): void {
    this.stopped = true;
    clearInterval(this.timer);
  }
}

async function asked(url: string): Promise<{ readonly bytes: number; readonly text: string }> {
  const [answer] = (await once(
    get(url, { headers: { 'accept-encoding': 'gzip' } }),
    'response',
  )) as [IncomingMessage];
  if (answer.statusCode !== 200) throw new Error(`${url} answers ${String(answer.statusCode)}.`);
  let bytes = 0;
  answer.on('data', (part: Buffer) => (bytes += part.length));
  const packed = answer.headers['content-encoding'] === 'gzip';
  const parts = packed ? answer.pipe(createGunzip()) : answer;
  const text: string[] = [];
  for await (const part of parts.setEncoding('utf8')) text.push(String(part));
  return { bytes, text: text.join('') };
}
