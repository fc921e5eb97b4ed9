import { Controller, Get, Param, Query } from '@nestjs/common';
import { DocumentAnswer } from '../../../infrastructure/http/document-answer.js';
import { Gives, GivesContent, Me, PathId, Policy, Position, Refuses } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import type { KeptEvent } from '../../../shared-kernel/ports/log-pages.js';
import type { InclusionProof } from '../../../shared-kernel/ports/transparency.js';
import { TaskUnknown } from '../../../shared-kernel/refusal.js';
import { ProveEvents } from '../application/prove-events.js';
import { ReadLog } from '../application/read-log.js';
import { SignedDocuments } from '../application/signed-documents.js';
import { DocumentTooLong, EventUnknown, NotSealedYet } from '../domain/errors.js';
import { SignedStatementQuery } from './signed.requests.js';
import { SignedDocumentShape } from './signed.responses.js';

const PROOF =
  'That the event is in the log, as of the newest checkpoint (C2SP tlog-proof): its leaf, which anybody can make of it, leads by these hashes to the root that was signed.';
const STATEMENT =
  'The statement of a period with every event that it is drawn from, each with its proof. Opening, movements and closing can be reckoned again from them.';
const RECEIPT =
  'The receipt with every event that it is drawn from, each with its proof, and the salts of what was made: whoever has the content can see that it is the very one.';

const proofAnswer = ({ file, ordinal }: InclusionProof): DocumentAnswer =>
  new DocumentAnswer(once(file), 'text/plain; charset=utf-8', `${String(ordinal).padStart(12, '0')}.tlog-proof`);

async function* once(text: string): AsyncGenerator<string> {
  yield await Promise.resolve(text);
}

/** Whose an event is: of whom it speaks, else whose stream it is in, else who had it happen. */
const isOf = (accountId: string, { stream, data, metadata }: KeptEvent): boolean => {
  const about = (JSON.parse(data) as { accountId?: unknown }).accountId;
  if (typeof about === 'string') return about === accountId;
  return stream.endsWith(`-${accountId}`) || (JSON.parse(metadata) as { accountId?: string }).accountId === accountId;
};

/** What owners take away to verify by themselves. */
@Controller()
@Policy('user')
export class OwnProofsController {
  constructor(
    private readonly log: ReadLog,
    private readonly proving: ProveEvents,
    private readonly documents: SignedDocuments,
  ) {}

  @Get('log/proofs/:position')
  @Scope('account')
  @GivesContent('text/plain', `${PROOF} Of an event of the account’s own, by the position that statements and receipts name.`)
  @Refuses(EventUnknown, NotSealedYet)
  async own(@Me() me: string, @Param('position') position: string): Promise<DocumentAnswer> {
    const event = await this.log.event(position);
    if (!event || !isOf(me, event)) throw EventUnknown();
    return proofAnswer(await this.proving.one(event));
  }

  @Get('credits/statement/signed')
  @Scope('credits')
  @Gives(SignedDocumentShape, STATEMENT)
  @Refuses(NotSealedYet, DocumentTooLong)
  statement(@Me() me: string, @Query() period: SignedStatementQuery, @Position() after: Position | undefined) {
    return this.documents.statement(me, { from: period.from, to: period.to }, after);
  }

  @Get('tasks/:taskId/receipt/signed')
  @Scope('projects')
  @Gives(SignedDocumentShape, RECEIPT)
  @Refuses(TaskUnknown, NotSealedYet, DocumentTooLong)
  ofTask(@Me() me: string, @PathId('taskId') taskId: string, @Position() after: Position | undefined) {
    return this.documents.receipt(me, taskId, after);
  }

  @Get('outputs/:outputId/receipt/signed')
  @Scope('projects')
  @Gives(SignedDocumentShape, RECEIPT)
  @Refuses(TaskUnknown, NotSealedYet, DocumentTooLong)
  ofOutput(@Me() me: string, @PathId('outputId') outputId: string, @Position() after: Position | undefined) {
    return this.documents.receipt(me, outputId, after);
  }
}

/** The same proof of any event, for auditors. */
@Controller('log/events')
@Policy('auditor', 'admin')
@Scope('operations')
export class ProofsController {
  constructor(
    private readonly log: ReadLog,
    private readonly proving: ProveEvents,
  ) {}

  @Get(':position/proof')
  @GivesContent('text/plain', PROOF)
  @Refuses(EventUnknown, NotSealedYet)
  async proof(@Param('position') position: string): Promise<DocumentAnswer> {
    const event = await this.log.event(position);
    if (!event) throw EventUnknown();
    return proofAnswer(await this.proving.one(event));
  }
}
