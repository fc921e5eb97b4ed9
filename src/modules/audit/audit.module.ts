import { Module } from '@nestjs/common';
import type { ModuleParts } from '../../shared-kernel/module-parts.js';
import { RefusalJournal } from '../../shared-kernel/ports/refusal-journal.js';
import { RefusalRecorder } from './application/refusal-recorder.js';
import { refusals } from './domain/refusals.js';

/** What of this module is declared rather than injected. */
export const auditParts: ModuleParts = { module: 'audit', deciders: [refusals], projections: [], policies: [], answers: [] };

@Module({ providers: [RefusalRecorder, { provide: RefusalJournal, useExisting: RefusalRecorder }], exports: [RefusalJournal] })
export class AuditModule {}
