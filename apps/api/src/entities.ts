import { annotationSchema } from './annotation/annotation.entity.js';
import { operationRecordSchema } from './audit/operation-record.entity.js';
import { authoritySchema, userAuthoritySchema, userSchema } from './auth/user.entity.js';
import { maintenanceSchema } from './maintenance/maintenance.entity.js';
import type { Entities } from './platform/database/storage.js';
import { probePartsSchema, probeSchema } from './probe/probe.entity.js';
import { probeEditSchema } from './probe/probe-edit.entity.js';
import { answerSchema } from './result/answer.entity.js';
import { evidenceSchema } from './result/evidence.entity.js';

/** Every entity of the API. */
export const entities: Entities = storage => [
  probeSchema(storage),
  probePartsSchema(storage),
  probeEditSchema(storage),
  answerSchema(storage),
  evidenceSchema(storage),
  maintenanceSchema(storage),
  annotationSchema(storage),
  userSchema(storage),
  authoritySchema(storage),
  userAuthoritySchema(storage),
  operationRecordSchema(storage),
];
