import { setTimeout as sleep } from 'node:timers/promises';
import type { Dialtone } from './dialtone.ts';
import { sumOf } from './exposition.ts';
import type { Fleet } from './fleet.ts';
import { between, type Histogram, histogramOf } from './histogram.ts';
import { type Scrape, Scraper } from './scraper.ts';
import type { Slowness } from './slow-spells.ts';
import { SpeedWatch } from './speed-watch.ts';
import type { FleetTarget } from './target.ts';
import { watch, type Window } from './window.ts';

/** As Prometheus asks by default in many a house. */
const scrapeMs = 15_000;

/** A window in which all metrics were asked for every 15 s, and what they tell of it. */
export interface ScrapedWindow {
  readonly window: Window;
  readonly lateness: Histogram;
  /** Of the machine, whoever ran. */
  readonly slowness: Slowness;
  /** Planned runs at which nobody looked, and checks that did not find their target up. */
  readonly missed: number;
  readonly failed: number;
  readonly lastScrape: Scrape;
}

/** @param seconds a multiple of 15, so that each window has its share of scrapes */
export async function watchScraped(
  dialtone: Dialtone,
  target: FleetTarget,
  { fleet, seconds }: { readonly fleet: Fleet; readonly seconds: number },
): Promise<ScrapedWindow> {
  const scraper = new Scraper(dialtone.url, scrapeMs);
  const before = await scraper.next();
  // The edges of the window stand between two scrapes.
  await sleep(scrapeMs / 2);
  const speed = new SpeedWatch();
  const window = await watch(dialtone, target, { fleet, seconds });
  const slowness = await speed.stop();
  scraper.stop();
  const after = scraper.latest;
  const grown = (name: string, labels = {}) =>
    sumOf(after.samples, name, labels) - sumOf(before.samples, name, labels);
  const finished = 'dialtone_checks_finished_total';
  return {
    window,
    lateness: between(latenessOf(before), latenessOf(after)),
    slowness,
    missed: grown('dialtone_runs_total', { ending: 'unknown' }),
    failed: grown(finished) - grown(finished, { reason: '' }),
    lastScrape: after,
  };
}

const latenessOf = ({ samples }: Scrape) => histogramOf(samples, 'dialtone_check_lateness_seconds');
