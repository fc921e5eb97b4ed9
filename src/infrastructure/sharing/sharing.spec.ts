import { CheckpointMoved } from '../messaging/projection-store.js';
import { START, type Position } from '../../shared-kernel/ports/event-log.js';
import { FencedOff } from '../messaging/fence.js';
import { LeaseStore } from '../postgres/lease-store.js';
import { BENT, Office, type Clerk } from './testing/office.js';

const upTo = (count: number) => Array.from({ length: count }, (_, nth) => nth);

describe('processes that share projections and policies', () => {
  let office: Office;

  beforeEach(async () => {
    office = await Office.open();
  });
  afterEach(() => office.close());

  const all = () => [...office.subscribers].sort();
  const together = (...clerks: readonly Clerk[]) => clerks.flatMap(clerk => clerk.here).sort();
  const eachRead = async (count: number) => expect(await office.read()).toEqual(Array(office.projections.length).fill(upTo(count)));
  /** A policy is waited for by nobody else. */
  const eachFiled = async (count: number) => {
    await office.until(() => new Set(office.cabinet.ids).size >= count);
    expect(new Set(office.cabinet.ids).size).toBe(count);
  };

  it('run each subscriber once, spread over those that live, and hand it on when one joins or leaves', async () => {
    const [first, second] = [await office.clerk(), await office.clerk()];
    await first.join();
    expect(first.here.toSorted()).toEqual(all());
    expect(await first.reached(await office.papers(3))).toBe(true);

    await second.join();
    await office.until(() => second.here.length > 0 && together(first, second).length === all().length);
    expect(together(first, second)).toEqual(all());
    expect(first.here.length).toBeGreaterThan(0);
    const head = await office.papers(3);
    expect(await Promise.all([first.reached(head), second.reached(head)])).toEqual([true, true]);

    await second.close();
    await office.until(() => first.here.length === all().length);
    expect(await first.reached(await office.papers(3))).toBe(true);
    await eachRead(9);
    await eachFiled(9);
  });

  it('take over at once from one whose session is gone, and share again when it turns out to live; nothing is skipped or counted twice', async () => {
    const [lost, heir] = [await office.clerk(), await office.clerk(1_000)];
    await lost.join();
    await heir.join();
    await office.until(() => heir.here.length > 0 && together(lost, heir).length === all().length);
    await office.papers(2);
    const [before] = await office.ask<{ epoch: string }>('select max(epoch) as epoch from work.leases');
    await office.cutLife(lost);
    await office.until(async () => (await office.ask('select 1 from work.leases where epoch > $1', [before?.epoch])).length > 0);
    const head = await office.papers(4);
    expect(await heir.reached(head)).toBe(true);
    await office.until(() => lost.here.length > 0 && together(lost, heir).join() === all().join());
    expect(await lost.reached(await office.papers(2))).toBe(true);
    await eachRead(8);
    await eachFiled(8);
  });

  it('let nobody save who was taken over, and nobody open what is another’s', async () => {
    const [stalled, next] = [await office.clerk(), await office.clerk()];
    const leasesOf = async ({ living }: Clerk) => {
      const { client, number } = await living.life();
      return new LeaseStore(client, number, 300_000);
    };
    const [balance] = office.projections;
    if (!balance) throw new Error('there is one');
    const take = async (clerk: Clerk, name: string) => (await (await leasesOf(clerk)).take([name], { flushed: true }))[0]?.epoch ?? 0;
    const step = (epoch: number, from: Position = START) => ({ from, to: 'a' as Position, asOf: '', epoch });

    for (const name of [balance.name, 'spec.policy']) {
      const open = ({ store }: Clerk, epoch: number) =>
        name === balance.name ? store.open(balance, 'log', epoch) : store.openPolicy(name, 'log', epoch);
      const save = ({ store }: Clerk, epoch: number) =>
        name === balance.name ? store.save(balance, [], step(epoch)) : store.savePolicy(name, step(epoch));
      await (await leasesOf(stalled)).beat([], []);
      const first = await take(stalled, name);
      await open(stalled, first);
      await (await leasesOf(next)).beat([], []);
      expect(await take(next, name)).toBe(0);
      await office.ask(`update work.processes set expires_at = now() where number = $1`, [(await stalled.living.life()).number]);
      const second = await take(next, name);
      expect(second).toBeGreaterThan(first);
      await open(next, second);
      await expect(save(stalled, first)).rejects.toThrow(CheckpointMoved);
      await expect(open(stalled, first)).rejects.toThrow(FencedOff);
      await expect(save(next, second)).resolves.toBeUndefined();
    }
  });

  it('know of each other how far they are, and an operator handles from any of them what stands still in another', async () => {
    const [projector, api] = [await office.clerk(), await office.clerk()];
    await projector.join();
    await api.join(false);
    const head = await office.papers(BENT);
    expect(api.here).toEqual([]);
    expect(await api.reached(head)).toBe(true);
    expect(api.progress.seen(office.projections)).toMatchObject({ position: head });

    const beyond = await office.papers(2);
    expect(await api.reached(beyond)).toBe(false);
    await office.until(async () => (await api.desk.states()).filter(({ state }) => state === 'parked').length === office.projections.length);
    for (const { name, kind, parkedAt } of await api.desk.states()) {
      if (kind === 'policy') continue;
      expect(parkedAt).toMatchObject({ type: 'PaperCame', trouble: 'RangeError' });
      expect(await api.desk.skip(name, parkedAt?.position ?? START)).toBe('done');
    }
    await office.until(async () => (await api.desk.states()).every(({ position }) => position >= beyond));
    expect(await office.read()).toEqual(Array(office.projections.length).fill([...upTo(BENT), BENT + 1]));
    expect(await api.desk.retry('nobody')).toBe('unknown');
  });
});
