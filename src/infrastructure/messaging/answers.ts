import type { Answering } from '../../shared-kernel/module-parts.js';
import type { QueryDeclaration } from '../../shared-kernel/message.js';
import { START, type EventLog, type Position } from '../../shared-kernel/ports/event-log.js';
import type { Reading } from '../../shared-kernel/ports/messages.js';
import type { ReadModels } from '../../shared-kernel/ports/read-models.js';
import { refusal } from '../../shared-kernel/refusal.js';
import { askerNow, type Asker } from '../asking/asker.js';
import { theMoment } from '../past/the-moment.js';
import { asSeenBy } from './own-streams.js';
import type { ProjectionProgress } from './projection-progress.js';

/** A read wanted to see a write that its projections have not reached in time. */
export const ProjectionBehind = refusal('projection_behind', 'unavailable', 'The answer has not caught up with what you wrote last.', {
  retryAfter: 1,
  remedies: ['wait_and_retry'],
});

/** On a busy machine a projection may be seconds late; whoever asks would rather wait for the answer than be told to ask again. */
const WAIT_MS = 10_000;

/**
 * Answers queries by their declared functions, after the projections that they read have seen enough; or as of the moment of the past that is asked
 * about (`duringMoment`).
 */
export class Answers {
  private readonly answerings: ReadonlyMap<string, Answering>;

  constructor(
    answerings: readonly Answering[],
    private readonly rows: ReadModels,
    private readonly log: EventLog,
    private readonly progress: ProjectionProgress,
    private readonly asker: () => Asker = askerNow,
  ) {
    this.answerings = new Map(answerings.map(answering => [answering.query.name, answering]));
  }

  async read(question: QueryDeclaration<object, unknown>, params: object, after: Position | undefined): Promise<Reading<unknown>> {
    const answering = this.answerings.get(question.name);
    if (!answering) throw new Error(`nobody answers ${question.name}`);
    const moment = theMoment();
    // rows and log are then those of the moment, and nothing has to catch up with it
    if (moment !== null) return { value: await this.valueOf(answering, params), position: moment.position, asOf: moment.at };
    const head = answering.stream ? await this.headOf(answering.stream(params)) : START;
    await this.reached(answering, after !== undefined && after > head ? after : head);
    const reading = await this.answer(answering, params);
    if (reading.value !== null || answering.whenMissing === 'say') return reading;
    await this.reached(answering, await this.log.head());
    return this.answer(answering, params);
  }

  private async reached({ needs }: Answering, wanted: Position): Promise<void> {
    if (wanted > START && !(await this.progress.reached(needs, wanted, WAIT_MS))) throw ProjectionBehind();
  }

  private async answer(answering: Answering, params: object): Promise<Reading<unknown>> {
    // taken before the rows are read, so that the answer has seen at least this much
    const seen = this.progress.seen(answering.needs);
    const value = await this.valueOf(answering, params);
    return { value, position: seen?.position ?? START, asOf: seen?.asOf ?? '' };
  }

  private valueOf(answering: Answering, params: object): Promise<unknown> {
    return answering.answer(params, { rows: this.rows, log: asSeenBy(this.asker(), this.log) });
  }

  private async headOf(stream: string): Promise<Position> {
    for await (const { position } of this.log.readStream(stream, { backwards: true, limit: 1 })) return position;
    return START;
  }
}
