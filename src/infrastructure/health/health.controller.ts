import { Controller, Get, HttpCode, Inject } from '@nestjs/common';
import type { MediaEngine, MediaEngineDescription } from '../../shared-kernel/ports/media-engine.js';
import { Transparency } from '../../shared-kernel/ports/transparency.js';
import { CONFIGURATION, MEDIA_ENGINE } from '../../shared-kernel/ports/tokens.js';
import { QueueDesk } from '../../shared-kernel/ports/work-desk.js';
import { refusal } from '../../shared-kernel/refusal.js';
import { Gives, Policy, Refuses } from '../http/route.js';
import { HealthChecks } from './health-checks.js';
import { Readiness } from './readiness.js';
import { outcomeOf } from './ready.js';
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
    @Inject(MEDIA_ENGINE) private readonly engine: MediaEngine,
    @Inject(CONFIGURATION) private readonly operator: { readonly simulated: boolean },
    private readonly checks: HealthChecks,
    private readonly readiness: Readiness,
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
  @Gives(HealthShape, 'Everything that requests need is there: database, log, queue, storage, disk, media engine, projections, keys and clock.')
  @Refuses(NotReady)
  async ready() {
    const { obstacle, ...shown } = await outcomeOf(this.checks, this.readiness);
    if (obstacle) throw NotReady({ ...obstacle, checks: shown.checks });
    return shown;
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
