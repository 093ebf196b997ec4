import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A program from outside npm that some specs need. */
export interface Tool {
  /** As a sentence names it. */
  readonly what: string;
  /** The names that it goes by; one is enough. */
  readonly names: readonly string[];
  /** What does not run without it. */
  readonly serves: string;
}

export const chromium: Tool = {
  what: 'Chromium',
  names: ['chromium', 'chromium-browser', 'google-chrome'],
  serves: 'the browser stories',
};
export const databaseServer: Tool = {
  what: 'a MySQL or MariaDB server',
  names: ['mariadbd', 'mysqld'],
  serves: 'the specs on MySQL',
};
export const promtool: Tool = {
  what: 'promtool',
  names: ['promtool'],
  serves: "the proof of the metrics and of Prometheus' configuration",
};

export const blackboxExporter: Tool = {
  what: 'prometheus-blackbox-exporter',
  names: ['prometheus-blackbox-exporter', 'blackbox_exporter'],
  serves: 'the comparison with blackbox_exporter',
};

/** Where the program lies; undefined when it is not on this machine. */
export function locate({ names }: Tool, path = searchPath()): string | undefined {
  return names.flatMap(name => path.map(folder => join(folder, name))).find(isExecutable);
}

/** Debian keeps servers in /usr/sbin, which is not in everybody's PATH. */
function searchPath(): string[] {
  return [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    // Absent, or not ours to run.
    return false;
  }
}
