import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { answering, type ModuleParts } from '../../shared-kernel/module-parts.js';
import { RefusalJournal } from '../../shared-kernel/ports/refusal-journal.js';
import { logExportAnswers } from './application/log-exports.answers.js';
import { MakeLogExportJob, TidyLogExportsJob } from './application/log-exports.jobs.js';
import { LogExports } from './application/log-exports.js';
import { makeLogExportWhenOrdered } from './application/make-log-export-when-ordered.policy.js';
import { LookRecorder } from './application/look-recorder.js';
import { ProveEvents } from './application/prove-events.js';
import { ReadLog } from './application/read-log.js';
import { Reconcile } from './application/reconciliation/reconcile.js';
import { RefusalRecorder } from './application/refusal-recorder.js';
import { SignedDocuments } from './application/signed-documents.js';
import { WatchLog } from './application/watch-log.js';
import { auditLooks } from './domain/audit-looks.js';
import { refusalsFrom } from './application/refusals-of.js';
import { refusalsOf } from './domain/queries.js';
import { logEpochs } from './domain/log-epochs.js';
import { logExport } from './domain/log-export.js';
import { refusals } from './domain/refusals.js';
import { LogExportsController } from './http/log-exports.controller.js';
import { LogController } from './http/log.controller.js';
import { OwnProofsController, ProofsController } from './http/proofs.controller.js';
import { ReconciliationController } from './http/reconciliation.controller.js';
import { RecordLooks } from './http/record-looks.interceptor.js';
import { TransparencyTries } from './http/transparency-tries.js';
import { TilesController, TransparencyController } from './http/transparency.controller.js';
import { logExportRows } from './projections/log-exports.projection.js';

/** What of this module is declared rather than injected. */
export const auditParts: ModuleParts = {
  module: 'audit',
  deciders: [refusals, auditLooks, logEpochs, logExport],
  projections: [logExportRows],
  policies: [makeLogExportWhenOrdered],
  answers: [answering(refusalsOf, [], ({ accountId, limit }, { log }) => refusalsFrom(log, accountId, limit)), ...logExportAnswers],
};

@Module({
  controllers: [
    LogController,
    LogExportsController,
    OwnProofsController,
    ProofsController,
    ReconciliationController,
    TilesController,
    TransparencyController,
  ],
  providers: [
    LogExports,
    LookRecorder,
    MakeLogExportJob,
    ProveEvents,
    ReadLog,
    Reconcile,
    RefusalRecorder,
    SignedDocuments,
    TidyLogExportsJob,
    TransparencyTries,
    WatchLog,
    { provide: RefusalJournal, useExisting: RefusalRecorder },
    { provide: APP_INTERCEPTOR, useClass: RecordLooks },
  ],
  exports: [RefusalJournal],
})
export class AuditModule {}
