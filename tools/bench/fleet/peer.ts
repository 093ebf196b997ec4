import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../free-port.ts';
import { throwawayFolder } from './at-the-end.ts';
import { type Fleet, type FleetKind, idsOf, targetOf } from './fleet.ts';
import { isInstalled, type Program, startProgram } from './program.ts';
import type { System } from './system.ts';

const exporter = 'prometheus-blackbox-exporter';
const server = 'prometheus';

/** Which of its programs are not installed here. */
export const missingPeers = (): string[] => [exporter, server].filter(name => !isInstalled(name));

const ip4 = { preferred_ip_protocol: 'ip4' };
const modules: Readonly<Record<FleetKind, object>> = {
  http: { prober: 'http', timeout: '5s', http: ip4 },
  tcp: { prober: 'tcp', timeout: '5s', tcp: ip4 },
  dns: { prober: 'dns', timeout: '5s', dns: { query_name: 'bench.test', query_type: 'A', ...ip4 } },
  icmp: { prober: 'icmp', timeout: '5s', icmp: ip4 },
};

/** Debian's blackbox_exporter, with the Prometheus that it needs to have a rhythm and a memory, on the loopback. */
export async function startPeer(fleet: Fleet, port: number): Promise<System> {
  const folder = throwawayFolder();
  const at = (file: string) => join(folder.path, file);
  const [exporterAt, serverAt] = [await loopback(), await loopback()];
  // What is JSON is YAML.
  writeFileSync(at('blackbox.yml'), JSON.stringify({ modules }));
  writeFileSync(at('prometheus.yml'), JSON.stringify(scraping(fleet, port, exporterAt)));
  const probing = await startProgram({
    command: [
      exporter,
      `--config.file=${at('blackbox.yml')}`,
      `--web.listen-address=${exporterAt}`,
    ],
    cwd: folder.path,
    urlIn: said => (said.includes('Listening on') ? `http://${exporterAt}` : undefined),
  });
  const asking = await startProgram({
    command: [
      server,
      `--config.file=${at('prometheus.yml')}`,
      `--storage.tsdb.path=${at('data')}`,
      `--web.listen-address=${serverAt}`,
    ],
    cwd: folder.path,
    urlIn: said => (said.includes('ready to receive') ? `http://${serverAt}` : undefined),
  });
  return {
    name: 'blackbox_exporter + Prometheus',
    pids: [probing.pid, asking.pid],
    recorded: async ({ from, until }) =>
      queried(asking, `sum(sum_over_time(probe_success[${Math.round(until - from)}ms]))`, until),
    stop: async () => {
      await Promise.all([probing.stop(), asking.stop()]);
      folder.remove();
    },
  };
}

const loopback = async () => `127.0.0.1:${await freePort()}`;

function scraping(fleet: Fleet, port: number, exporterAt: string): object {
  return {
    global: {
      scrape_interval: `${fleet.everyS}s`,
      scrape_timeout: `${Math.min(fleet.everyS, 10)}s`,
    },
    scrape_configs: [
      {
        job_name: 'bench',
        metrics_path: '/probe',
        params: { module: [fleet.kind] },
        // The label keeps targets apart that have one address.
        static_configs: idsOf(fleet).map(id => ({
          targets: [targetOf(fleet.kind, id, port)],
          labels: { probe: String(id) },
        })),
        relabel_configs: [
          { source_labels: ['__address__'], target_label: '__param_target' },
          { source_labels: ['__param_target'], target_label: 'instance' },
          { target_label: '__address__', replacement: exporterAt },
        ],
      },
    ],
  };
}

async function queried({ url }: Program, query: string, atMs: number): Promise<number> {
  const asked = new URLSearchParams({ query, time: String(atMs / 1000) }).toString();
  const answer = await fetch(`${url}/api/v1/query?${asked}`);
  const { data } = (await answer.json()) as {
    data?: { result: readonly { value: readonly [number, string] }[] };
  };
  return Number(data?.result[0]?.value[1] ?? 0);
}
