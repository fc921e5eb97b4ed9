import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EventTooLarge, LogOverloaded, LogUnavailable } from '../../shared-kernel/ports/event-log.js';
import type { RefusalJournal } from '../../shared-kernel/ports/refusal-journal.js';
import { CannotOpen, CannotSeal } from '../../shared-kernel/ports/vault.js';
import { ContentMissing } from '../../shared-kernel/ports/storage.js';
import { Refusal } from '../../shared-kernel/refusal.js';
import { orderOf, routeOf } from './circumstances.js';
import type { Fault } from './fault.js';
import { answerProblem } from './problem-answer.js';
import { bareProblem, problemOf } from './problem.js';
import { BodyTooLarge, ContentGone, DataUnreadable, HistoryUnavailable, MediaTypeUnsupported, RequestInvalid, RouteMissing } from './rim-refusals.js';

/** Turns whatever was thrown into an RFC 9457 problem: refusals with their code, everything else bare. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly journal: RefusalJournal,
    private readonly report: (fault: Fault) => void,
    private readonly supportContact: string | null,
  ) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const refusal = asRefusal(thrown);
    if (refusal) this.record(refusal, request);
    if (!refusal || refusal.code === DataUnreadable.code || refusal.code === ContentGone.code)
      this.report({ error: thrown, request: request.id, route: routeOf(request) });
    answerProblem(reply, refusal ? problemOf(refusal, request.id, this.supportContact) : bareProblem(request.id, this.supportContact));
  }

  private record(refusal: Refusal, request: FastifyRequest): void {
    const order = orderOf(request);
    if (refusal.details.rule === undefined || order.accountId === undefined) return;
    try {
      this.journal.note(refusal, order, routeOf(request));
    } catch (error) {
      this.report({ error, request: request.id, route: routeOf(request) });
    }
  }
}

const asRefusal = (thrown: unknown): Refusal | null => {
  if (thrown instanceof Refusal) return thrown;
  if (thrown instanceof LogUnavailable || thrown instanceof LogOverloaded) return HistoryUnavailable();
  // of an account that was erased while it asked, or whose keys the operator mislaid
  if (thrown instanceof CannotOpen || thrown instanceof CannotSeal) return DataUnreadable();
  if (thrown instanceof ContentMissing) return ContentGone();
  if (thrown instanceof EventTooLarge) return BodyTooLarge();
  return thrown instanceof HttpException ? fromFramework(thrown) : null;
};

const fromFramework = (error: HttpException): Refusal | null => {
  const status = error.getStatus();
  if (status === 404) return RouteMissing();
  if (status === 413) return BodyTooLarge();
  if (status === 415) return MediaTypeUnsupported({ accepted: ['application/json'] });
  return status < 500 ? RequestInvalid() : null;
};
