import { idFrom } from '../../shared-kernel/ids.js';
import { LogUnavailable } from '../../shared-kernel/ports/event-log.js';
import { Clock } from '../../shared-kernel/ports/messages.js';
import { Refusal } from '../../shared-kernel/refusal.js';
import { allOf } from '../../shared-kernel/testing/log-witness.js';
import { ReplayedDecisions } from './replayed-decisions.js';
import { StreamDesk } from './stream-desk.js';
import { looseTill, order, ROOM, tillCommands } from './testing/till.js';
import { WatchedLog } from './testing/watched-log.js';

class StoppedClock extends Clock {
  override now(): Date {
    return new Date('2026-11-23T12:00:00.000Z');
  }
}

const house = (log = new WatchedLog()) => {
  const newDesk = () => new StreamDesk('till-1', looseTill, log, new StoppedClock());
  const desk = newDesk();
  const add = (coin: string, commandId = `order ${coin}`, at = desk) => at.send(tillCommands.AddCoin({ till: '1', coin }), order(commandId));
  const coins = async () => (await allOf(log.readStream('till-1'))).map(({ data }) => data['coin']);
  return { log, desk, newDesk, add, coins };
};

const codeOf = (sent: Promise<unknown>): Promise<string> =>
  sent.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  );

const refusalOf = (error: unknown): Refusal => {
  if (error instanceof Refusal) return error;
  throw error;
};

describe('the desk of a stream', () => {
  it('records what was decided: by whom, on whose order, when, and under ids that the order’s own id makes', async () => {
    const { log, add } = house();
    const { events, revision, position } = await add('a', 'order');
    expect(events).toEqual([{ type: 'CoinAdded', data: { till: '1', coin: 'a' } }]);
    const [recorded] = await allOf(log.readStream('till-1'));
    expect(recorded).toMatchObject({
      id: idFrom('order', 0),
      type: 'CoinAdded',
      schemaVersion: 1,
      revision,
      position,
      metadata: {
        accountId: 'ada',
        actor: 'account:ada',
        commandId: 'order',
        causationId: 'cause',
        correlationId: 'request',
        at: '2026-11-23T12:00:00.000Z',
      },
    });
  });

  it('carries what queued behind an append as one append, decided in the order of arrival', async () => {
    const { log, add, coins } = house();
    const release = log.hold();
    const sent = [add('a')];
    await log.asked;
    sent.push(add('b'), add('c'), add('d'));
    release();
    const answers = await Promise.all(sent);
    expect(log.appends.map(types => types.length)).toEqual([1, 3]);
    expect(answers.map(({ events }) => events.length)).toEqual([1, 1, 1, 1]);
    expect(await coins()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('lets commands that are too large together leave apart', async () => {
    const { log, add, coins } = house();
    const large = [...'abcd'].map(coin => coin.repeat(400_000));
    const answers = await Promise.all(large.map((coin, index) => add(coin, `order ${index}`)));
    expect(answers.map(({ events }) => events.length)).toEqual([1, 1, 1, 1]);
    expect((await coins()).map(coin => String(coin)[0])).toEqual(['a', 'b', 'c', 'd']);
    expect(log.appends.length).toBeGreaterThan(1);
  });

  it('decides each on what those before it will have done', async () => {
    const { log, add, coins } = house();
    const release = log.hold();
    const sent = [...'abcdefg'].map(coin => codeOf(add(coin)));
    release();
    expect(await Promise.all(sent)).toEqual([...Array<string>(ROOM).fill('done'), 'till_full', 'till_full']);
    expect(await coins()).toEqual([...'abcde']);
  });

  it('says of a refusal where the stream stood, so that the same order there is refused the same again', async () => {
    const { log, add } = house();
    const release = log.hold();
    const sent = [add('a')];
    await log.asked;
    const refusals = [...'bcdefg'].map(coin => add(coin).then(() => null, refusalOf));
    release();
    await Promise.all(sent);
    const given = (await Promise.all(refusals)).filter(refusal => refusal !== null);
    expect(given.map(({ on }) => on)).toEqual(
      [...'fg'].map(coin => ({ asked: 'stream', stream: 'till-1', revision: ROOM - 1, order: { type: 'AddCoin', data: { till: '1', coin } } })),
    );
    const replayed = new ReplayedDecisions([looseTill], log);
    const again = (revision: number | null) => replayed.again(tillCommands.AddCoin({ till: '1', coin: 'f' }), revision);
    await expect(again(ROOM - 1)).resolves.toEqual({ refusal: expect.objectContaining({ code: 'till_full', details: { reason: 'holds_5' } }) });
    const taken = { events: [{ type: 'CoinAdded', data: { till: '1', coin: 'f' } }] };
    expect([await again(ROOM - 2), await again(null)]).toEqual([taken, taken]);
    expect(log.appends.flat()).toHaveLength(ROOM);
  });

  it('lets no refusal and no broken rule harm the orders beside it, and tells no text of an error', async () => {
    const { log, desk, add, coins } = house();
    const release = log.hold();
    const broken = desk.send(tillCommands.BreakTill({ till: '1' }), order('break'));
    const sent = [add('a'), codeOf(broken), add('b')];
    release();
    await Promise.all(sent);
    expect(await sent[1]).toBe('Error: BreakTill failed');
    expect(await coins()).toEqual(['a', 'b']);
  });

  it('carries an order out once, however often its id comes', async () => {
    const { add, newDesk, coins } = house();
    const [first, beside] = await Promise.all([add('a', 'order'), add('b', 'order')]);
    const later = await add('c', 'order');
    const elsewhere = await add('d', 'order', newDesk());
    expect(first.events).toHaveLength(1);
    for (const repeat of [beside, later, elsewhere]) expect(repeat).toMatchObject({ events: [], revision: 0, position: first.position });
    expect(await coins()).toEqual(['a']);
  });

  it('says what it would refuse an order with, in its turn and on what others wrote too, and writes nothing', async () => {
    const { log, desk, add, newDesk, coins } = house();
    const foresee = async (coin: string) => (await desk.foresee(tillCommands.AddCoin({ till: '1', coin })))?.code ?? null;
    expect([await foresee('a'), await foresee('a'), await coins()]).toEqual([null, null, []]);
    const other = newDesk();
    for (const coin of 'abcd') await add(coin, `other ${coin}`, other);
    const appends = log.appends.length;
    const [last, full] = await Promise.all([add('e'), foresee('f')]);
    expect([last.events.length, full, await foresee('a')]).toEqual([1, 'till_full', null]);
    expect(log.appends.length).toBe(appends + 1);
    await expect(desk.foresee(tillCommands.BreakTill({ till: '1' }))).rejects.toThrow('BreakTill failed');
    expect(await coins()).toEqual([...'abcde']);
  });

  it('takes the id of an order that was refused again', async () => {
    const { add, coins } = house();
    for (const coin of 'abcde') await add(coin);
    expect(await codeOf(add('f', 'order'))).toBe('till_full');
    expect(await codeOf(add('a', 'order'))).toBe('done');
    expect(await coins()).toHaveLength(ROOM);
  });

  it('reads only the tail after a conflict, and decides what is in hand again', async () => {
    const { log, add, newDesk, coins } = house();
    await add('a');
    const other = newDesk();
    for (const coin of 'bcd') await add(coin, `other ${coin}`, other);
    log.reads.length = 0;
    const sent = [codeOf(add('e')), codeOf(add('f')), codeOf(add('b'))];
    expect(await Promise.all(sent)).toEqual(['done', 'till_full', 'done']);
    expect(log.reads).toEqual([1]);
    expect(await coins()).toEqual([...'abcde']);
  });

  it('refuses nothing, and takes nothing for done already, by what others have changed since it looked', async () => {
    const { log, newDesk, add } = house();
    const other = newDesk();
    const take = (coin: string) => other.send(tillCommands.TakeCoin({ till: '1', coin }), order(`take ${coin}`));
    for (const coin of 'abcde') await add(coin);
    await take('a');
    await take('b');
    const reads = log.reads.length;
    expect(await codeOf(add('f'))).toBe('done');
    expect(await add('b', 'again')).toMatchObject({ events: [{ type: 'CoinAdded' }] });
    expect(await codeOf(add('g'))).toBe('till_full');
    expect(log.reads.slice(reads)).toEqual([5, 9]);
  });

  it('gives each of two desks that race its turn', async () => {
    const { add, newDesk, coins } = house();
    const other = newDesk();
    await Promise.all([add('a'), add('b', 'x', other), add('c'), add('d', 'y', other)]);
    expect([...(await coins())].sort()).toEqual([...'abcd']);
  });

  it('lets no more through than there is room for, however many desks race, and answers each order once', async () => {
    const { add, newDesk, coins } = house();
    const desks = [newDesk(), newDesk(), newDesk()];
    const orders = Array.from({ length: 3 * ROOM }, (_, at) => codeOf(add(`c${at}`, `order ${at}`, desks[at % desks.length])));
    const answers = await Promise.all(orders);
    const recorded = await coins();
    expect(recorded).toHaveLength(ROOM);
    expect(new Set(recorded).size).toBe(ROOM);
    expect(answers.filter(answer => answer === 'done')).toHaveLength(ROOM);
    expect(new Set(answers)).toEqual(new Set(['done', 'till_full']));
  });

  it('repeats an append whose outcome is unknown, and has it once', async () => {
    const { log, add, coins } = house();
    log.fates.push('lose', 'lose-the-answer');
    expect(await add('a')).toMatchObject({ revision: 0, events: [{ type: 'CoinAdded' }] });
    expect(log.appends).toHaveLength(3);
    expect(await coins()).toEqual(['a']);
  });

  it('says that an outcome is unknown when it stays so, and begins again from what the log has', async () => {
    const { log, add, coins } = house();
    log.fates.push('lose-the-answer', 'lose', 'lose', 'lose', 'lose');
    await expect(add('a', 'order')).rejects.toThrow(LogUnavailable);
    expect(await add('a', 'order')).toMatchObject({ events: [], revision: 0 });
    expect(await add('b')).toMatchObject({ revision: 1 });
    expect(await coins()).toEqual(['a', 'b']);
  });
});
