import { Module } from '@nestjs/common';
import { ProbeModule } from '../probe/probe.module.js';
import { ProbeExportController } from './export.controller.js';
import { FileThread } from './file-thread.js';
import { ImportApplication } from './import-application.js';
import { ImportController } from './import.controller.js';
import { ImportResolver } from './import.resolver.js';
import { ImportService } from './import.service.js';
import { Plans } from './plans.js';
import { ProbeExport } from './probe-export.js';

/** Probes that come and go in files. */
@Module({
  imports: [ProbeModule],
  controllers: [ProbeExportController, ImportController],
  providers: [FileThread, ImportApplication, ImportResolver, ImportService, Plans, ProbeExport],
})
export class TransferModule {}
