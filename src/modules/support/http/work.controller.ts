import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ActRequest, Acts } from '../../../infrastructure/http/acts.js';
import { answered } from '../../../infrastructure/http/answers.js';
import { Crosses, Gives, Idempotent, Policy, Refuses } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import type { Position } from '../../../shared-kernel/ports/event-log.js';
import { Clock, Queries, type Lane } from '../../../shared-kernel/ports/messages.js';
import { QueueDesk, SubscriberDesk, type LaneState, type SubscriberOrder, type SubscriberView } from '../../../shared-kernel/ports/work-desk.js';
import { waitingTasks } from '../../media-pipeline/index.js';
import { DeadJobUnknown, SubscriberNotParked, SubscriberUnknown } from '../domain/work-errors.js';
import {
  DeadJobHandledShape,
  DeadJobPath,
  DeadJobsQuery,
  DeadJobsShape,
  LaneConcurrencyRequest,
  LanePath,
  LaneShape,
  SkipEventRequest,
  SubscriberOrderedShape,
  SubscriberPath,
  WorkDeskShape,
} from './work.requests.js';

const OLDEST = 100;
const RETRIED = 'It tries the event again at once.';
const SKIPPED =
  'It goes on behind the event, in every process. What it then knows differs from what building it anew would make of the log; building it anew, with a higher version of it for instance, undoes this.';

const byNeed = (a: SubscriberView, b: SubscriberView): number =>
  Number(b.state !== 'running') - Number(a.state !== 'running') || b.behindBy - a.behindBy || (a.name < b.name ? -1 : 1);

const mustBeDone = (outcome: SubscriberOrder): void => {
  if (outcome === 'unknown') throw SubscriberUnknown();
  if (outcome === 'not-parked') throw SubscriberNotParked();
};

/** Work that waits, failed or stands still, and what operators do about it. */
@Controller('operations')
@Policy('admin')
@Crosses('staff')
@Scope('operations')
export class WorkDeskController {
  constructor(
    private readonly queries: Queries,
    private readonly queue: QueueDesk,
    private readonly subscribers: SubscriberDesk,
    private readonly clock: Clock,
  ) {}

  @Get('work')
  @Policy('support', 'admin')
  @Gives(WorkDeskShape, 'What waits for what, what was given up, and how far projections and policies are. Ids alone; no content.')
  async show() {
    const { value, ...told } = await this.queries.read(waitingTasks, { now: this.clock.now().toISOString(), limit: OLDEST });
    const [lanes, deadJobs, subscribers] = await Promise.all([this.queue.lanes(), this.queue.countDead(), this.subscribers.states()]);
    return answered({
      ...told,
      value: { lanes, waiting: value.counts, oldest: value.oldest, deadJobs, subscribers: [...subscribers].sort(byNeed) },
    });
  }

  @Get('dead-jobs')
  @Policy('support', 'admin')
  @Gives(
    DeadJobsShape,
    'Jobs that were given up after their last try, oldest first. What they were for may have been made good since: the log makes lost jobs again.',
  )
  async deadJobs(@Query() { cursor, limit }: DeadJobsQuery) {
    const found = await this.queue.dead({ after: cursor, limit: limit + 1 });
    const items = found.slice(0, limit);
    return { items, next: found.length > limit ? (items.at(-1)?.jobId ?? null) : null };
  }

  @Post('dead-jobs/:jobId/retry')
  @Acts('retry-dead-job')
  @HttpCode(200)
  @Idempotent('required')
  @Gives(DeadJobHandledShape, 'The job is made again, with all its tries.')
  @Refuses(DeadJobUnknown)
  async retryJob(@Param() { jobId }: DeadJobPath, @Body() _why: ActRequest) {
    if (!(await this.queue.retryDead(jobId))) throw DeadJobUnknown();
    return { jobId, outcome: 'made-again' };
  }

  @Post('dead-jobs/:jobId/skip')
  @Acts('skip-dead-job')
  @HttpCode(200)
  @Idempotent('required')
  @Gives(DeadJobHandledShape, 'The job is forgotten. It is no truth of its own: what the log still asks for is made again.')
  @Refuses(DeadJobUnknown)
  async skipJob(@Param() { jobId }: DeadJobPath, @Body() _why: ActRequest) {
    if (!(await this.queue.skipDead(jobId))) throw DeadJobUnknown();
    return { jobId, outcome: 'forgotten' };
  }

  @Post('subscribers/:name/retry')
  @Acts('retry-subscriber')
  @HttpCode(200)
  @Idempotent('required')
  @Gives(SubscriberOrderedShape, 'The parked projection or policy of the process that answers tries its event again.')
  @Refuses(SubscriberUnknown, SubscriberNotParked)
  async retry(@Param() { name }: SubscriberPath, @Body() _why: ActRequest) {
    mustBeDone(await this.subscribers.retry(name));
    return { name, says: RETRIED };
  }

  @Post('subscribers/:name/skip')
  @Acts('skip-event', 'position')
  @HttpCode(200)
  @Idempotent('required')
  @Gives(SubscriberOrderedShape, SKIPPED)
  @Refuses(SubscriberUnknown, SubscriberNotParked)
  async skip(@Param() { name }: SubscriberPath, @Body() { position }: SkipEventRequest) {
    mustBeDone(await this.subscribers.skip(name, position as Position));
    return { name, says: SKIPPED };
  }

  @Post('lanes/:lane/pause')
  @Acts('pause-lane')
  @HttpCode(200)
  @Idempotent('required')
  @Gives(LaneShape, 'No process takes a job from the lane until it is resumed, whoever is started meanwhile; what runs goes on to its end.')
  async pause(@Param() { lane }: LanePath, @Body() _why: ActRequest) {
    await this.queue.pause(lane as Lane);
    return this.lane(lane);
  }

  @Post('lanes/:lane/resume')
  @Acts('resume-lane')
  @HttpCode(200)
  @Idempotent('required')
  @Gives(LaneShape, 'The lane goes on.')
  async resume(@Param() { lane }: LanePath, @Body() _why: ActRequest) {
    await this.queue.resume(lane as Lane);
    return this.lane(lane);
  }

  @Put('lanes/:lane/concurrency')
  @Acts('set-lane-concurrency', 'atOnce')
  @Idempotent('required')
  @Gives(LaneShape, 'So many jobs of the lane are done at the same time, in all processes together and from now on.')
  async setConcurrency(@Param() { lane }: LanePath, @Body() { atOnce }: LaneConcurrencyRequest) {
    await this.queue.setAtOnce(lane as Lane, atOnce);
    return this.lane(lane);
  }

  private async lane(name: string): Promise<LaneState | undefined> {
    return (await this.queue.lanes()).find(({ lane }) => lane === name);
  }
}
