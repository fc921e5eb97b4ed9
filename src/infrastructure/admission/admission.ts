import { statfs } from 'node:fs/promises';
import { refusal, type Refusal } from '../../shared-kernel/refusal.js';

export const AccountQueueFull = refusal(
  'account_queue_full',
  'too-many',
  'Very much of this account’s work waits already; more can be ordered once some of it is done.',
  {
    retryAfter: 60,
    remedies: ['wait_and_retry'],
  },
);
export const ServiceOverloaded = refusal(
  'service_overloaded',
  'unavailable',
  'The service takes no new work just now. What was ordered before is being done.',
  {
    retryAfter: 30,
    remedies: ['wait_and_retry'],
  },
);

/** From where on new work is turned away. */
export interface AdmissionBounds {
  readonly accountJobs: number;
  readonly allJobs: number;
  readonly logMs: number;
  readonly freeBytes: number;
}

/** What the measure of the service's load is taken from. */
export interface LoadGauges {
  /** Jobs of an account that wait or run, counted no further than the bound. */
  accountJobs(accountId: string, atMost: number): Promise<number>;
  /** Jobs of all accounts that wait or run, counted no further than the bound. */
  allJobs(atMost: number): Promise<number>;
  /** For how long the oldest append has been under way. */
  logMs(): number;
  /** What is free on the disk of the data folder. */
  freeBytes(): Promise<number>;
}

const KEPT_MS = 1_000;

/** Whether new work can be taken, asked before anything is set aside for it. What was admitted is always done. */
export class Admission {
  private seen: { readonly at: number; readonly refusal: Promise<Refusal | null> } | null = null;

  constructor(
    private readonly gauges: LoadGauges,
    private readonly bounds: AdmissionBounds,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Throws `service_overloaded` and `account_queue_full`. */
  async mustAdmit(accountId: string): Promise<void> {
    const overloaded = await this.overloaded();
    if (overloaded) throw overloaded;
    const { accountJobs: atMost } = this.bounds;
    const waiting = await this.gauges.accountJobs(accountId, atMost);
    if (waiting >= atMost) throw AccountQueueFull({ reason: 'account_queue_full', atMost });
  }

  /** One look a second at most, however many ask. */
  private async overloaded(): Promise<Refusal | null> {
    if (!this.seen || this.now() - this.seen.at >= KEPT_MS) this.seen = { at: this.now(), refusal: this.look() };
    return this.seen.refusal;
  }

  private async look(): Promise<Refusal | null> {
    const { gauges, bounds } = this;
    if (gauges.logMs() >= bounds.logMs) return ServiceOverloaded({ reason: 'log_overloaded', retryAfter: 10 });
    if ((await gauges.freeBytes()) < bounds.freeBytes) return ServiceOverloaded({ reason: 'disk_nearly_full', retryAfter: 300 });
    if ((await gauges.allJobs(bounds.allJobs)) >= bounds.allJobs) return ServiceOverloaded({ reason: 'queue_full' });
    return null;
  }
}

/** What is free on the disk of a folder; where nobody can tell, nothing speaks against it. */
export const freeBytesOf = async (folder: string): Promise<number> => {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
};
