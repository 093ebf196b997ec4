import { Module } from '@nestjs/common';
import { OperationLog } from './operation-log.js';
import { RecordWriter } from './record-writer.js';

/** Remembers who did what. */
@Module({
  providers: [OperationLog, RecordWriter],
  exports: [OperationLog],
})
export class AuditModule {}
