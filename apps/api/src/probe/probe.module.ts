import { Module } from '@nestjs/common';
import { BulkEditResolver } from './bulk-edit.resolver.js';
import { BulkEdits } from './bulk-edits.js';
import { ManyWriter } from './many-writer.js';
import { EditBook } from './edit-book.js';
import { EditRetention } from './edit-retention.js';
import { IcmpRights } from './icmp-rights.js';
import { OutsideEdits } from './outside-edits.js';
import { PartsSeal } from './parts-seal.js';
import { ProbeBatch } from './probe-batch.js';
import { ProbeCatalog } from './probe-catalog.js';
import { ProbeChanges } from './probe-changes.js';
import { ProbeEdits } from './probe-edits.js';
import { ProbeFollower } from './probe-follower.js';
import { ProbeMarks } from './probe-marks.js';
import { ProbeOrders } from './probe-orders.js';
import { ProbeReader } from './probe-reader.js';
import { ProbeRegister } from './probe-register.js';
import { ProbeStates } from './probe-states.js';
import { ProbeStore } from './probe-store.js';
import { ProbeEditResolver } from './probe-edit.resolver.js';
import { ProbeLiveResolver } from './probe.live.resolver.js';
import { ProbeMutationResolver } from './probe.mutation.resolver.js';
import { ProbeQueryResolver } from './probe.query.resolver.js';
import { ProbeService } from './probe.service.js';
import { ScheduleResolver } from './schedule.resolver.js';

/** The probes on file. */
@Module({
  providers: [
    BulkEditResolver,
    BulkEdits,
    ManyWriter,
    EditBook,
    EditRetention,
    IcmpRights,
    OutsideEdits,
    PartsSeal,
    ProbeBatch,
    ProbeCatalog,
    ProbeChanges,
    ProbeEditResolver,
    ProbeEdits,
    ProbeFollower,
    ProbeMarks,
    ProbeOrders,
    ProbeReader,
    ProbeRegister,
    ProbeService,
    ProbeStates,
    ProbeStore,
    ProbeLiveResolver,
    ProbeMutationResolver,
    ProbeQueryResolver,
    ScheduleResolver,
  ],
  exports: [ProbeBatch, ProbeCatalog, ProbeFollower, ProbeOrders, ProbeService, ProbeStates],
})
export class ProbeModule {}
