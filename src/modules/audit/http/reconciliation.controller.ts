import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { LinesAnswer } from '../../../infrastructure/http/lines-answer.js';
import { GivesContent, Policy, Refuses, Takes } from '../../../infrastructure/http/route.js';
import { MediaTypeUnsupported } from '../../../infrastructure/http/rim-refusals.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import { Upload, type UploadedStream } from '../../../infrastructure/http/uploads.js';
import type { InvoiceOf } from '../application/reconciliation/attempts-against-invoice.js';
import { readInvoice } from '../application/reconciliation/read-invoice.js';
import { Reconcile } from '../application/reconciliation/reconcile.js';
import { InvoiceUnreadable } from '../domain/errors.js';
import { InvoiceQuery, ReconciliationQuery } from './reconciliation.requests.js';
import { ReconciliationLineShape } from './reconciliation.responses.js';

const LINES = 'application/x-ndjson';
const REPORT = 'A report, made while the log is read: one JSON object a line. What does not agree is named with its place and in a sentence.';
const INVOICE = `${REPORT} The body is the invoice: CSV with a heading (\`text/csv\`), or a JSON object a line (\`application/x-ndjson\`), at most 200,000 lines. \`attemptId\` is what a call bore as X-Client-Request-Id; \`inputTokens\`, \`cachedTokens\`, \`outputTokens\` and \`images\` are compared where they are there, all else is left alone. Nothing is kept of it.`;

/** Whether what the log says in one place agrees with what it says in another, and with what the provider says. */
@Controller('log/reconciliation')
@Policy('auditor', 'admin')
@Scope('operations:read')
export class ReconciliationController {
  constructor(private readonly reconcile: Reconcile) {}

  @Get()
  @GivesContent(LINES, REPORT, ReconciliationLineShape)
  report(@Query() { kind, ...period }: ReconciliationQuery): LinesAnswer {
    const lines = kind === 'ledger-against-tasks' ? this.reconcile.ledger(period) : this.reconcile.attempts(period);
    return new LinesAnswer(lines, `keyreel-${kind}.ndjson`);
  }

  @Post('invoice')
  @HttpCode(200)
  @Takes('text/csv')
  @GivesContent(LINES, INVOICE, ReconciliationLineShape)
  @Refuses(InvoiceUnreadable)
  async invoice(@Query() { of, ...period }: InvoiceQuery, @Upload() { body, mediaType }: UploadedStream): Promise<LinesAnswer> {
    const lines = await readInvoice(body as AsyncIterable<Uint8Array>, formatOf(mediaType));
    return new LinesAnswer(this.reconcile.invoice(period, { lines, of: of as InvoiceOf }), 'keyreel-attempts-against-invoice.ndjson');
  }
}

const formatOf = (mediaType: string): 'csv' | 'ndjson' => {
  if (/^text\/csv\b/i.test(mediaType)) return 'csv';
  if (/^application\/x-ndjson\b/i.test(mediaType)) return 'ndjson';
  throw MediaTypeUnsupported({ accepted: ['text/csv', LINES] });
};
