// The built API, in which checks are said to finish on its own bus, as many a second as its parent asks for.
import { Bus, CheckFinished, SystemClock } from '@dialtone/engine';
import type { Outcome, ValidProbe } from '@dialtone/model';
import { built } from './built.ts';

interface Application {
  get<T>(type: abstract new (...parts: never[]) => T, options: { strict: false }): T;
  getUrl(): Promise<string>;
  close(): Promise<void>;
}
interface Catalog {
  all(): readonly (ValidProbe | { readonly valid: false })[];
}

const { startApplication } = await built<{
  startApplication: (config: unknown, logger: unknown) => Promise<Application>;
}>('application.js');
const { environment, readConfig } = await built<{
  environment: () => unknown;
  readConfig: (environment: unknown) => unknown;
}>('platform/config.js');
const { JsonLogger } = await built<{ JsonLogger: new (level: string) => unknown }>(
  'platform/logging.js',
);
const { ProbeCatalog } = await built<{ ProbeCatalog: new () => Catalog }>('probe/probe-catalog.js');

/** One in so many checks finds something else than the last one did. */
const flipEvery = 200;
const beatMs = 10;

const app = await startApplication(readConfig(environment()), new JsonLogger('error'));
process.once('SIGTERM', () => {
  void app.close().then(() => process.exit());
});
// Nobody measures any more.
process.once('disconnect', () => {
  process.exit();
});
const bus = app.get(Bus, { strict: false });
const catalog = app.get(ProbeCatalog, { strict: false });
const probes = catalog.all().filter(probe => probe.valid);
const clock = new SystemClock();
let [told, perSecond] = [0, 0];
let last = clock.monotonic();

const outcomeOf = (check: number): Outcome =>
  Math.floor(check / probes.length) % 2 === 0 && check % flipEvery === 0
    ? { up: false, latencyMs: 3, phases: [], reason: 'CONNECT', message: 'Connection refused.' }
    : { up: true, latencyMs: 1 + (check % 100) / 7, phases: [], httpStatus: 200 };

/** As many as are due by now, each probe in its turn. */
function tell(): void {
  const due = Math.floor(((clock.monotonic() - last) * perSecond) / 1000);
  if (perSecond === 0) last = clock.monotonic();
  else last += (due * 1000) / perSecond;
  for (let done = 0; done < due; done += 1) {
    const probe = probes[told % probes.length];
    const now = new Date(clock.now());
    if (probe !== undefined) bus.publish(new CheckFinished(probe, now, now, outcomeOf(told), 0));
    told += 1;
  }
}
setInterval(tell, beatMs);
process.on('message', (message: { perSecond: number }) => {
  ({ perSecond } = message);
});
console.log(`Dialtone answers at ${await app.getUrl()}`);
