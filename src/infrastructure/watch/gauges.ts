import type { Position } from '../../shared-kernel/ports/event-log.js';
import type { Transparency } from '../../shared-kernel/ports/transparency.js';
import type { QueueDesk, SubscriberDesk } from '../../shared-kernel/ports/work-desk.js';
import { asService } from '../asking/asker.js';
import type { HealthChecks } from '../health/health-checks.js';
import type { Readiness } from '../health/readiness.js';
import type { Meters } from './meters.js';

/** What the gauges are read from. */
export interface GaugeParts {
  readonly checks: HealthChecks;
  readonly readiness: Readiness;
  readonly subscribers: Pick<SubscriberDesk, 'states'>;
  readonly lag: { of(position: Position): number };
  readonly queue: Pick<QueueDesk, 'lanes' | 'countDead' | 'waitingSince'>;
  readonly transparency: Pick<Transparency, 'sealing' | 'newest'>;
  readonly pool: { readonly totalCount: number; readonly idleCount: number; readonly waitingCount: number };
  /** Of all accounts together, by state. It costs a look at every account, so it is asked for once a minute at most. */
  readonly credits: () => Promise<Readonly<Record<string, number>>>;
}

const WITHIN_MS = 3_000;
const CREDITS_EVERY_MS = 60_000;
const FRESH_MS = 2_000;

const flag = (value: boolean): number => (value ? 1 : 0);
const secondsSince = (iso: string): number => Math.max(0, (Date.now() - Date.parse(iso)) / 1_000);

/** Reads what is not counted while it happens but looked at when somebody asks: however often that is, the database is asked every two seconds at most. */
export class Gauges {
  private readAt = -Infinity;
  private creditsAt = -Infinity;
  private reading: Promise<void> | null = null;

  constructor(
    private readonly meters: Meters,
    private readonly parts: GaugeParts,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** What cannot be read in time keeps its last value; the checks tell why. */
  async read(): Promise<void> {
    if (this.now() - this.readAt < FRESH_MS) return;
    this.reading ??= asService('watch', () => this.readAll()).finally(() => (this.reading = null));
    const late = Promise.withResolvers<void>();
    const timer = setTimeout(late.resolve, WITHIN_MS);
    await Promise.race([this.reading, late.promise]).finally(() => clearTimeout(timer));
  }

  private async readAll(): Promise<void> {
    await Promise.allSettled([this.readChecks(), this.readSubscribers(), this.readLanes(), this.readSeal(), this.readCredits()]);
    const { totalCount, idleCount, waitingCount } = this.parts.pool;
    const states = { open: totalCount, idle: idleCount, 'waited-for': waitingCount };
    for (const [state, count] of Object.entries(states)) this.meters.set('keyreel_pool_connections', { pool: 'service', state }, count);
    this.readAt = this.now();
  }

  private async readChecks(): Promise<void> {
    const states = await this.parts.checks.states();
    for (const { name, trouble } of states) this.meters.set('keyreel_check', { check: name }, flag(trouble === null));
    const isReady = !this.parts.readiness.draining && states.every(({ needed, trouble }) => !needed || trouble === null);
    this.meters.set('keyreel_ready', {}, flag(isReady));
  }

  private async readSubscribers(): Promise<void> {
    for (const { name, kind, position, behindBy, state, rebuild } of await this.parts.subscribers.states()) {
      this.meters.set('keyreel_subscriber_lag_events', { kind, name }, behindBy);
      this.meters.set('keyreel_subscriber_lag_seconds', { kind, name }, behindBy === 0 ? 0 : this.parts.lag.of(position) / 1_000);
      this.meters.set('keyreel_subscriber_parked', { kind, name }, flag(state === 'parked'));
      if (kind === 'policy') continue;
      this.meters.set('keyreel_rebuild_lag_events', { name }, rebuild?.state === 'cancelled' ? 0 : (rebuild?.behindBy ?? 0));
      this.meters.set('keyreel_rebuild_stopped', { name }, flag(rebuild?.state === 'stopped'));
    }
  }

  private async readLanes(): Promise<void> {
    const { queue } = this.parts;
    for (const { lane, waiting, running, delayed, paused } of await queue.lanes()) {
      for (const [state, count] of Object.entries({ waiting, running, delayed })) this.meters.set('keyreel_queue_jobs', { lane, state }, count);
      this.meters.set('keyreel_queue_paused', { lane }, flag(paused));
      const since = await queue.waitingSince(lane);
      this.meters.set('keyreel_queue_oldest_seconds', { lane }, since === null ? 0 : secondsSince(since));
    }
    this.meters.set('keyreel_dead_jobs', {}, await queue.countDead());
  }

  private async readSeal(): Promise<void> {
    const [{ behindBy, unsigned }, newest] = await Promise.all([this.parts.transparency.sealing(), this.parts.transparency.newest()]);
    this.meters.set('keyreel_log_unsealed_events', {}, behindBy);
    this.meters.set('keyreel_log_unsigned', {}, flag(unsigned !== null));
    if (newest) this.meters.set('keyreel_log_seal_age_seconds', {}, secondsSince(newest.at));
  }

  private async readCredits(): Promise<void> {
    if (this.now() - this.creditsAt < CREDITS_EVERY_MS) return;
    this.creditsAt = this.now();
    for (const [state, micro] of Object.entries(await this.parts.credits())) this.meters.set('keyreel_credits_micro', { state }, micro);
  }
}
