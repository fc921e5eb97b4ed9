import { Controller, Get, HttpCode, Inject } from '@nestjs/common';
import type { EventLog } from '../../shared-kernel/ports/event-log.js';
import type { MediaEngine, MediaEngineDescription } from '../../shared-kernel/ports/media-engine.js';
import { Transparency } from '../../shared-kernel/ports/transparency.js';
import { CONFIGURATION, EVENT_LOG, MEDIA_ENGINE } from '../../shared-kernel/ports/tokens.js';
import { QueueDesk } from '../../shared-kernel/ports/work-desk.js';
import { refusal } from '../../shared-kernel/refusal.js';
import { ProjectionFleet } from '../messaging/projection-fleet.js';
import { Gives, Policy, Refuses } from '../http/route.js';
import { HealthShape, SealingShape } from './health.responses.js';

export const NotReady = refusal('not_ready', 'unavailable', 'The service cannot take requests now.', { retryAfter: 5, remedies: ['wait_and_retry'] });

export const LogNotSealed = refusal('log_not_sealed', 'unavailable', 'The service works, but its log is not being signed.', {
  remedies: ['operator_must_act'],
});

/** Whether the process lives, whether it can work, and what it works with. */
@Controller('health')
@Policy('public')
export class HealthController {
  private described: MediaEngineDescription | null = null;

  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(MEDIA_ENGINE) private readonly engine: MediaEngine,
    @Inject(CONFIGURATION) private readonly operator: { readonly simulated: boolean },
    private readonly fleet: ProjectionFleet,
    private readonly transparency: Transparency,
    private readonly queue: QueueDesk,
  ) {}

  @Get('live')
  @HttpCode(200)
  @Gives(HealthShape, 'The process answers; nothing else is looked at.')
  live() {
    return { status: 'ok' };
  }

  @Get('ready')
  @Gives(HealthShape, 'The log answers and every projection runs.')
  @Refuses(NotReady)
  async ready() {
    const stopped = this.fleet.states.filter(({ health }) => health === 'stopped').map(({ name }) => name);
    if (stopped.length > 0) throw NotReady({ reason: 'projection_stopped', projections: stopped });
    try {
      await this.log.head();
    } catch {
      throw NotReady({ reason: 'log_unavailable' });
    }
    return { status: 'ok' };
  }

  @Get('sealing')
  @Gives(SealingShape, 'The log is being signed: how far it is, and how many events wait.')
  @Refuses(LogNotSealed)
  async sealing() {
    const { unsigned, ...sealing } = await this.transparency.sealing();
    if (unsigned) throw LogNotSealed({ ...sealing, ...unsigned });
    return { ...sealing, unsigned };
  }

  @Get()
  @Gives(
    HealthShape,
    'What the service works with: provider, media engine and how foreign media are fenced in; and how far its log is signed. `failing` means that somebody has to act.',
  )
  async show() {
    this.described ??= await this.engine.describe();
    const { engine, version, builtAt, sandbox, capabilities, warnings } = this.described;
    const [sealing, lanes] = await Promise.all([this.transparency.sealing(), this.queue.lanes()]);
    return {
      status: sealing.unsigned ? 'failing' : 'ok',
      sealing,
      pausedQueues: lanes.filter(({ paused }) => paused).map(({ lane }) => lane),
      provider: this.operator.simulated ? 'simulated' : 'configured',
      media: { engine, version, builtAt, sandbox, capabilities, warnings },
    };
  }
}
