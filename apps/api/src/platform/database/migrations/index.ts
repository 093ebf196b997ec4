import type { MigrationFor } from '../storage.js';
import { mirrorGva } from './0001-mirror-gva.js';
import { keepProbeParts } from './0002-keep-probe-parts.js';
import { rememberResults } from './0003-remember-results.js';
import { rememberAnswers } from './0004-remember-answers.js';
import { keepEvidence } from './0005-keep-evidence.js';
import { rememberDegraded } from './0006-remember-degraded.js';
import { accountForRuns } from './0007-account-for-runs.js';
import { announceMaintenance } from './0008-announce-maintenance.js';
import { gatherNewestResults } from './0009-gather-newest-results.js';
import { findGapsByTheirEnds } from './0010-find-gaps-by-their-ends.js';
import { keepHistoryCompact } from './0011-keep-history-compact.js';
import { keepProbeEdits } from './0012-keep-probe-edits.js';
import { annotateCharts } from './0013-annotate-charts.js';
import { countProbeChanges } from './0014-count-probe-changes.js';

/** The whole history, for both dialects. What was released is never edited. */
export const migrations: readonly MigrationFor[] = [
  mirrorGva,
  keepProbeParts,
  rememberResults,
  rememberAnswers,
  keepEvidence,
  rememberDegraded,
  accountForRuns,
  announceMaintenance,
  gatherNewestResults,
  findGapsByTheirEnds,
  keepHistoryCompact,
  keepProbeEdits,
  annotateCharts,
  countProbeChanges,
];
