import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** What a small file of the system means, read again when it has changed. A missing file means what an empty one does. */
export class WatchedFile<T> {
  #version = '';
  #meaning?: Promise<T>;

  constructor(
    private readonly path: string,
    private readonly parse: (text: string) => T,
  ) {}

  /** Looking costs one system call of a few microseconds, and no thread; only a change is read, and asynchronously. */
  read(): Promise<T> {
    const version = this.#look();
    if (this.#meaning === undefined || version !== this.#version) {
      this.#version = version;
      this.#meaning = this.#load(version);
    }
    return this.#meaning;
  }

  #look(): string {
    try {
      const { ino, size, mtimeNs } = statSync(this.path, { bigint: true });
      return `${ino}/${size}/${mtimeNs}`;
    } catch {
      // It is not there, or not for us to see.
      return 'missing';
    }
  }

  async #load(version: string): Promise<T> {
    if (version === 'missing') return this.parse('');
    try {
      return this.parse(await readFile(this.path, 'utf8'));
    } catch {
      // Unreadable, or gone since: nothing is known from it until it changes again.
      return this.parse('');
    }
  }
}
