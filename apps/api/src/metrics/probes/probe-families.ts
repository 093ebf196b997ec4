import type { Outcome, Probe, Target } from '@dialtone/model';
import { Injectable } from '@nestjs/common';
import { Sheet } from '../blackbox/families/columns.js';
import { fill } from '../blackbox/families/families.js';
import type { Block } from '../blocks/block.js';
import { Exported } from '../exported.js';
import { chosenFrom, type Family } from './family.js';
import { labelTexts } from './probe-labels.js';
import { Rows } from './rows.js';
import type { Series } from './series.js';
import { type Silence, silence, silenceOf } from './silence.js';

/**
 * What each scheduled probe saw last, in the families of blackbox_exporter. Kept in numbers as it was seen, and written
 * when somebody asks.
 */
@Injectable()
export class ProbeFamilies {
  private readonly rows = new Rows();
  private readonly families: readonly Family[];
  private readonly series: readonly Series[];
  /** By row, and the target that each is of. */
  private readonly silences: Silence[] = [];
  private readonly targets: Target[] = [];
  /** Filled in anew by each check. */
  private readonly sheet: Sheet;

  constructor(private readonly exported: Exported) {
    this.families = chosenFrom(exported.families);
    this.series = this.families.flatMap(({ series }) => series);
    this.sheet = new Sheet(exported.families);
  }

  /** In place of all that the probe showed before. */
  show(probe: Probe, target: Target, outcome: Outcome): void {
    const row = this.rows.of(probe.id) ?? this.rows.add(probe.id, this.labelsOf(probe));
    fill(this.sheet, target, outcome);
    silence(this.sheet, this.silenceAt(row, target));
    for (const series of this.series) series.keep(row, this.sheet);
  }

  /** Under its present labels from now on. */
  relabel(probe: Probe): void {
    const row = this.rows.of(probe.id);
    if (row === undefined) return;
    this.rows.relabel(row, probe.id, this.labelsOf(probe));
    for (const { keepings } of this.series) keepings.change(row);
  }

  /** It shows nothing until it is checked again. */
  hide(probeId: number): void {
    const row = this.rows.of(probeId);
    if (row !== undefined) for (const series of this.series) series.clear(row);
  }

  /** It will not come back. */
  remove(probeId: number): void {
    this.hide(probeId);
    this.rows.remove(probeId);
  }

  *blocks(): Generator<Block> {
    for (const family of this.families) yield* family.blocks(this.rows);
  }

  private silenceAt(row: number, target: Target): Silence {
    const known = this.silences[row];
    if (known !== undefined && this.targets[row] === target) return known;
    const found = silenceOf(target);
    this.silences[row] = found;
    this.targets[row] = target;
    return found;
  }

  private labelsOf(probe: Probe) {
    return labelTexts(probe, this.exported.labels);
  }
}
