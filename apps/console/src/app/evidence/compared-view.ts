import { Component, computed, inject, input } from '@angular/core';
import { Language, localeOf } from '../core/language';
import { latencyText } from '../core/number-text';
import { Now } from '../core/now';
import { exactText } from '../core/time-text';
import { ExpectationTable } from '../results/expectation-table';
import { stateOf } from '../results/result-state';
import { StatePill } from '../ui/state-pill';
import { Waterfall } from '../ui/waterfall';
import { CertificateTable } from './certificate-table';
import type { Compared } from './evidence-api';
import { marked } from './marked';
import { differs, partsOf } from './pairs';
import { RecordTable } from './record-table';
import { recordsOf } from './records';
import { SideBySide } from './side-by-side';

/** A failed check beside the last good one: how each went, what was expected, and everything that was seen. */
@Component({
  selector: 'app-compared-view',
  imports: [CertificateTable, ExpectationTable, RecordTable, SideBySide, StatePill, Waterfall],
  templateUrl: './compared-view.html',
  styleUrl: './compared-view.css',
})
export class ComparedView {
  readonly compared = input.required<Compared>();

  private readonly language = inject(Language);
  private readonly now = inject(Now);
  protected readonly t = this.language.t;
  protected readonly said = this.language.said;
  protected readonly failed = computed(() => this.compared().failed);
  protected readonly good = computed(() => this.compared().good);

  /** A check that was up stands for itself. */
  protected readonly alone = computed(() => stateOf(this.failed()) === 'UP');
  /** Older than what is kept in detail, or up: then only its result is on record. */
  protected readonly onRecord = computed(() => this.failed().evidence === null);

  protected readonly heads = computed(() => {
    const { failed, good } = this.compared();
    return [
      { key: 'failed' as const, result: failed },
      ...(good === null ? [] : [{ key: 'good' as const, result: good }]),
    ].map(({ key, result }) => ({
      key,
      ...result,
      title: this.t(key === 'failed' && this.alone() ? 'evidence.alone' : `evidence.${key}`),
      state: stateOf(result),
      time: exactText(
        new Date(result.startedAt),
        new Date(this.now.ms()),
        localeOf[this.language.name()],
      ),
      latency: latencyText(result.latencyMs),
    }));
  });
  protected readonly parts = computed(() =>
    partsOf(this.failed().evidence, this.good()?.evidence ?? null, this.said),
  );
  protected readonly certificates = computed(() => ({
    failed: this.failed().evidence?.tls?.certificates ?? [],
    good: this.good()?.evidence?.tls?.certificates ?? [],
  }));
  protected readonly records = computed(() => ({
    failed: this.failed().evidence?.dns ?? null,
    good: this.good()?.evidence?.dns ?? null,
  }));
  protected readonly hasRecords = computed(() =>
    [this.records().failed, this.records().good].some(dns => recordsOf(dns).length > 0),
  );
  protected readonly hasCertificates = computed(
    () => this.certificates().failed.length + this.certificates().good.length > 0,
  );
  /** Nothing is compared with what is not there. */
  protected readonly differences = computed(() => {
    if (this.good() === null) return undefined;
    const rows = this.parts().flatMap(({ pairs }) => pairs.filter(differs));
    const { failed, good } = this.certificates();
    const certificates = marked(failed, good, ({ fingerprint }) => fingerprint ?? '');
    const records = marked(recordsOf(this.records().failed), recordsOf(this.records().good), each =>
      JSON.stringify([each.section, each.name, each.type, each.data]),
    );
    const others = [...certificates, ...records].filter(({ mark }) => mark !== 'both');
    return this.language.tn('evidence.differences', rows.length + others.length);
  });
}
