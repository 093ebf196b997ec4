import { Injectable } from '@nestjs/common';
import { nextTurn } from '../platform/next-turn.js';
import {
  type FamilyName,
  familyNames,
  type Point,
  probeFamilies,
} from './blackbox/families/catalogue.js';
import { heading, labelsText } from './blackbox/families/exposition.js';
import { type ProbeLabels, sameLabels } from './probe-series.js';

interface Shown {
  readonly of: ProbeLabels;
  /** As the samples have them: `probe_id="1",name="shop"`. */
  readonly labels: string;
  readonly points: readonly Point[];
}

/** These two are gauges of `Metrics`. */
const elsewhere: readonly FamilyName[] = ['probe_success', 'probe_duration_seconds'];

/** What the scheduled probes export beside those two. */
export const exportedFamilies = familyNames.filter(name => !elsewhere.includes(name));

/** So many probes are written in one turn, within some milliseconds; then whatever else waits has its own. */
const probesInATurn = 50;

/**
 * What each scheduled probe saw last, in the families of blackbox_exporter. Kept as it was seen and written when
 * somebody asks: ten thousand probes are checked far more often than they are scraped.
 */
@Injectable()
export class ProbeFamilies {
  private readonly shown = new Map<number, Shown>();

  /** In place of all that the probe showed before. */
  show(probeId: number, labels: ProbeLabels, points: readonly Point[]): void {
    const before = this.shown.get(probeId);
    // They change seldom, and their text is the dearest part.
    const same = before !== undefined && sameLabels(before.of, labels);
    this.shown.set(probeId, {
      of: labels,
      labels: same ? before.labels : labelsText(labels),
      points,
    });
  }

  /** Under other labels from now on. */
  relabel(probeId: number, labels: ProbeLabels): void {
    const shown = this.shown.get(probeId);
    if (shown !== undefined) this.show(probeId, labels, shown.points);
  }

  hide(probeId: number): void {
    this.shown.delete(probeId);
  }

  /** All of it in Prometheus' text format; a family without a sample is not named. */
  async exposition(): Promise<string> {
    const lines = new Map<FamilyName, string[]>(exportedFamilies.map(name => [name, []]));
    let written = 0;
    for (const { labels, points } of this.shown.values()) {
      for (const { family, labels: own, value } of points) {
        const all = own === undefined ? labels : `${labels},${labelsText(own)}`;
        lines.get(family)?.push(`${family}{${all}} ${value}\n`);
      }
      written += 1;
      if (written % probesInATurn === 0) await nextTurn();
    }
    return [...lines]
      .filter(([, samples]) => samples.length > 0)
      .map(([family, samples]) => heading(family) + samples.join(''))
      .join('');
  }

  /** Each family with its labels, as the catalogue lists them. */
  static catalogue(labelNames: readonly string[]) {
    return exportedFamilies.map(name => ({
      name,
      type: 'gauge',
      help: probeFamilies[name].help,
      labelNames: [...labelNames, ...probeFamilies[name].labels],
    }));
  }
}
