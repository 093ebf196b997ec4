import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

const program = 'prometheus-blackbox-exporter';
const config = `modules:
  http_2xx: { prober: http, timeout: 5s, http: { preferred_ip_protocol: ip4 } }
  dns_a:
    prober: dns
    timeout: 5s
    dns: { query_name: bench.test, query_type: A, preferred_ip_protocol: ip4 }
`;

/** The exporter of Prometheus, as Debian packages it; undefined where it is not installed. */
export class Blackbox {
  /** Whoever scrapes it does so over connections that stay. */
  private readonly agent = new Agent({ keepAlive: true });

  private readonly child: ChildProcess;
  private readonly port: number;

  private constructor(child: ChildProcess, port: number) {
    this.child = child;
    this.port = port;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  static async start(): Promise<Blackbox | undefined> {
    if (spawnSync(program, ['--version'], { stdio: 'ignore' }).error !== undefined)
      return undefined;
    const port = await freePort();
    const file = join(mkdtempSync(join(tmpdir(), 'dialtone-bench-')), 'blackbox.yml');
    writeFileSync(file, config);
    const child = spawn(
      program,
      [`--config.file=${file}`, `--web.listen-address=127.0.0.1:${port}`, '--log.level=error'],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    const blackbox = new Blackbox(child, port);
    for (let tries = 0; tries < 50; tries += 1) {
      if (await blackbox.answers('/-/healthy')) return blackbox;
      await new Promise(resolve => setTimeout(resolve, 100));
    }
    throw new Error(`${program} did not start.`);
  }

  /** One probe, as a scrape asks for it; throws when it failed. */
  async probe(module: string, target: string): Promise<void> {
    if (!(await this.answers(`/probe?module=${module}&target=${target}`, /^probe_success 1$/mu)))
      throw new Error(`${program} failed at ${target}.`);
  }

  async stop(): Promise<void> {
    this.agent.destroy();
    const ended = once(this.child, 'exit');
    this.child.kill();
    await ended;
  }

  private answers(path: string, expected = /./u): Promise<boolean> {
    return new Promise(resolve => {
      get({ host: '127.0.0.1', port: this.port, path, agent: this.agent }, answer => {
        let text = '';
        answer.setEncoding('utf8').on('data', (part: string) => (text += part));
        answer.once('end', () => {
          resolve(answer.statusCode === 200 && expected.test(text));
        });
      }).once('error', () => {
        resolve(false);
      });
    });
  }
}
