import { Module } from '@nestjs/common';
import type { ModuleParts } from '../../shared-kernel/module-parts.js';

/** What of this module is declared rather than injected. */
export const supportParts: ModuleParts = { module: 'support', deciders: [], projections: [], policies: [], answers: [] };

/** The desk of support: it looks, explains and acts, and decides nothing. */
@Module({ controllers: [], providers: [] })
export class SupportModule {}
