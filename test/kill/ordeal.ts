import { availableParallelism, loadavg } from 'node:os';
import type { Chance } from '../../bench/audit/chance.js';
import type { RecordedEvent } from '../../src/shared-kernel/ports/event-log.js';
import type { LeafOf } from '../../src/infrastructure/event-log/leaf.js';
import { RoundRobin } from '../roles/round-robin.js';
import { film } from '../support/world.js';
import { Court } from './court.js';
import { Customer, type Wants } from './customer.js';
import { nothingIs, type Finding } from './finding.js';
import { Fleet } from './fleet.js';
import { balances, newAuditor, reconciliations, within } from './front-findings.js';
import type { Ground } from './ground.js';
import { among, holdFindings, invoiceFindings, orderFindings, type Evidence } from './log-findings.js';
import { OrderBook } from './order-book.js';
import type { Told } from './report.js';
import { Standstills } from './standstills.js';

const ROLES = ['worker', 'worker', 'projector', 'projector', 'sealer', 'api', 'api'];
/** Those who use it at the same time. */
const CUSTOMERS = [true, false].flatMap(words => [true, false].map(ownKey => ({ words, ownKey })));
const TRIES = 4_800;
const [SOONEST_MS, LATEST_MS] = [2_000, 6_000];
const MINUTES_TO_SETTLE = 10;

const ENDS = ['TaskSucceeded', 'TaskFailed', 'TaskCancelled'];
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** A service that works while its processes are killed, and what is true of it afterwards. */
export class Ordeal {
  private readonly book = new OrderBook();
  private wiped = 0;

  private constructor(
    private readonly ground: Ground,
    private readonly court: Court,
    private readonly standstills: Standstills,
    readonly fleet: Fleet,
    private readonly front: RoundRobin,
  ) {}

  /** Starts every process and waits for it. */
  static async begin(ground: Ground): Promise<Ordeal> {
    const front = new RoundRobin([], TRIES);
    const fleet = new Fleet(ground.split, urls => front.sendTo(urls));
    void ground.split.provider.warm().catch(() => undefined); // it takes long to listen for the first time
    const [first, ...rest] = ROLES;
    await fleet.post(first ?? ''); // makes the keys that the others read
    await Promise.all(rest.map(role => fleet.post(role)));
    say('all are ready');
    return new Ordeal(ground, await Court.opens(front), new Standstills(ground.owner, ground.opened.log), fleet, front);
  }

  /** Customers come and go; meanwhile one process after the other is killed. Resolves when all that was ordered has ended. */
  async strikes(minutes: number, chance: Chance): Promise<void> {
    let isOver = false;
    const bytes = await film('keyreel-short');
    const come = async (wants: Wants) => {
      while (!isOver) {
        const customer = new Customer(this.front, this.book, Buffer.from(bytes), wants);
        await customer.lives(() => isOver).catch((error: unknown) => void this.book.failures.push(String(error)));
      }
    };
    const customers = Promise.all(CUSTOMERS.map(come));
    await this.killsFor(60_000 * minutes, chance);
    isOver = true;
    await customers;
    await this.fleet.isWhole();
  }

  /** Time in which too few are there to be killed does not count. */
  private async killsFor(milliseconds: number, chance: Chance): Promise<void> {
    for (let passed = 0; passed < milliseconds;) {
      const pause = chance.between(SOONEST_MS, LATEST_MS);
      await new Promise(resolve => setTimeout(resolve, pause));
      await this.fleet.isHalfThere();
      passed += pause;
      say(`${(passed / 1_000).toFixed(0).padStart(4)} s  killed ${this.fleet.killOne(chance)}`);
      if (this.wiped === 0 && passed > milliseconds / 2) {
        this.wiped += 1;
        say(`        wiped Redis: ${await this.ground.redis.command('FLUSHALL')}`);
      }
    }
  }

  /** Everything is held against everything else. */
  async isJudged(command: string, what: readonly (readonly [string, string | number])[]): Promise<Told> {
    const left = await this.settles();
    const [, administratorToken = ''] = [...this.fleet.said().matchAll(/one-time token: (\S+)/g)].at(-1) ?? [];
    const auditor = await newAuditor(this.front, this.book, administratorToken);
    const invoice = await this.ground.split.provider.invoice();
    const reconciled = await reconciliations(this.front, auditor, invoice);
    await this.settles();
    const evidence = await this.evidence();
    await this.court.stops();
    const findings = [
      nothingIs('everything came to rest', left, `${evidence.events.length} events`),
      ...(await this.processFindings()),
      ...orderFindings(evidence, this.book),
      ...holdFindings(evidence),
      ...(await balances(this.front, this.book, evidence.events)),
      ...invoiceFindings(evidence),
      ...reconciled,
      ...(await this.courtFindings(evidence.events)),
    ];
    return { figures: [...what, ...this.figures(evidence)], findings, command };
  }

  /** What is still under way when it should have ended. */
  private settles(): Promise<readonly string[]> {
    return within(MINUTES_TO_SETTLE, async () => {
      const of = among(await this.ground.events());
      const open = (began: readonly RecordedEvent[], ended: readonly RecordedEvent[], name: string) => {
        const those = new Set(ended.map(({ data }) => data[name]));
        return began.map(({ data }) => String(data[name])).filter(id => !those.has(id));
      };
      return [
        ...open(of('TaskScheduled'), of(...ENDS), 'taskId').map(id => `task ${id} has not ended`),
        ...open(of('CreditsHeld'), of('HoldSettled', 'HoldReleased'), 'holdId').map(id => `hold ${id} is open`),
        ...(await this.standstills.behind()).map(name => `${name} is behind`),
      ];
    });
  }

  private async evidence(): Promise<Evidence> {
    const { provider } = this.ground.split;
    const standings = await Promise.all(this.book.ownKeys.map(key => provider.standing(key)));
    return {
      events: await this.ground.events(),
      invoice: await provider.invoice(),
      calls: await provider.calls(),
      ownKeys: new Set(standings.map(({ fingerprint }) => fingerprint)),
    };
  }

  private async processFindings(): Promise<readonly Finding[]> {
    await this.standstills.end();
    const { rows } = await this.ground.owner.query<{ name: string }>(
      `select l.name from work.leases l left join work.processes p on p.number = l.holder and p.expires_at > now()
        where l.holder <> 0 and l.name not like 'task:%' and p.number is null`,
    );
    return [
      nothingIs('no process ended that was not killed', this.fleet.quit, `${this.fleet.size} run`),
      nothingIs(
        'everything that is shared out is held by a process that lives',
        rows.map(({ name }) => name),
        'all',
      ),
    ];
  }

  private async courtFindings(events: readonly RecordedEvent[]): Promise<readonly Finding[]> {
    await this.court.isSealedUpTo(events.length);
    const folder = await this.court.exports(this.ground.settings);
    const [first] = this.book.accounts;
    const at = events.findLastIndex(({ stream }) => stream === `credits-${first?.accountId}`);
    const isProven = await this.court.isProven(first?.token ?? '', events[at] as RecordedEvent & LeafOf, at);
    return [
      ...(await this.court.judges(folder)),
      { what: 'the service proves to an owner that an event of theirs is in the signed log', holds: isProven, found: `event ${at + 1}` },
    ];
  }

  private figures({ events, invoice }: Evidence): Told['figures'] {
    const of = among(events);
    const { name, milliseconds } = this.standstills.longest;
    const perRole = [...new Set(ROLES)].map(role => [`killed: ${role}`, this.fleet.kills.get(role) ?? 0] as const);
    return [
      ['machine', `${availableParallelism()} processors, load average ${loadavg()[1]?.toFixed(1)}`],
      ...perRole,
      ['of these while they started', this.fleet.killedWhileStarting],
      ['Redis wiped', this.wiped],
      ['accounts', this.book.accounts.length],
      ['requests', this.front.counts.asked],
      ['sent again, because nobody answered or the answer was to come again', this.front.counts.repeated],
      ['refused because the key was away', this.book.locked],
      ['tasks that succeeded', of('TaskSucceeded').length],
      ['tasks that failed', of('TaskFailed').length],
      ['calls intended', of('AttemptIntended').length],
      ['lines of the provider’s invoice', invoice.length],
      ['outcomes unknown', of('AttemptOutcomeUnknown').length],
      ['sent again, as declared', of('ReattemptAuthorised').length],
      ['holds released', of('HoldReleased').length],
      ['events', events.length],
      ['checkpoints that were taken from outside', this.court.kept.length],
      ['longest standstill of a projection or policy with something to do', `${(milliseconds / 1_000).toFixed(1)} s (${name})`],
    ];
  }

  async end(): Promise<void> {
    this.fleet.leave();
    await this.standstills.end();
    await this.court.rises();
  }
}
