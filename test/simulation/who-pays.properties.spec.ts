import fc from 'fast-check';
import { micro } from '../../src/shared-kernel/money.js';
import { lives, Story, type Asked, type Happening } from './story.js';

const LIVES = 400;

/** Plays many lives; `look` is called after each thing that happens, `end` when every policy has heard everything. */
const whatever = (look: (story: Story, happening: Happening) => void, end: (story: Story) => void = () => undefined): void =>
  fc.assert(
    fc.property(lives, life => {
      const story = new Story();
      for (const happening of life) {
        story.play(happening);
        look(story, happening);
      }
      story.product.hearAll();
      end(story);
    }),
    { numRuns: LIVES },
  );

const ofTask = (story: Story, taskId: string) => story.product.movements.filter(({ data }) => 'holdId' in data && data.holdId === taskId);

const lastAsked = ({ asked }: Story, { does }: Happening): Asked | null => (does === 'ask' ? (asked.at(-1) ?? null) : null);

const works = (status: string): boolean => ['usable', 'unverified', 'rate-limited'].includes(status);

describe('whatever happens to keys, projects, balances and at the provider', () => {
  // fails when whoPays lets credits pay in a bound project without its key, or in any project while the stored key does not work
  it('[R22][R32][R35][R47][A-2] no other purse ever stands in for the one that should pay', () =>
    whatever((story, happening) => {
      const asked = lastAsked(story, happening);
      if (asked === null || asked.work !== 'text') return;
      const { boundTo, key, admittedFor, refused } = asked;
      if (boundTo !== null) expect([admittedFor?.by ?? 'refused', refused]).not.toContain('credits');
      if (key.status !== 'none') expect(admittedFor?.by).not.toBe('credits');
      if (admittedFor?.by === 'own-key')
        expect([key.status !== 'none' && key.fingerprint, boundTo ?? admittedFor.fingerprint]).toEqual([
          admittedFor.fingerprint,
          admittedFor.fingerprint,
        ]);
      if (key.status !== 'none' && !works(key.status)) expect(['key_unusable', 'key_required_same']).toContain(refused);
    }));

  // fails when whoPays lets a key pay for credit-paid work
  it('[R16][R18][R22] each call goes out with the payer of its order, and credit-paid work never with a key', () =>
    whatever(story => {
      const call = story.calls.at(-1);
      const asked = call && story.asked.find(({ taskId }) => taskId === call.taskId);
      if (!call || !asked) return;
      expect(call.account).toBe(asked.admittedFor?.by === 'own-key' ? asked.admittedFor.fingerprint : 'platform');
      if (asked.work === 'thumbnails') expect(call.account).toBe('platform');
    }));

  // fails when Costs.holds takes a hold whoever pays
  it('[R7][R22] both purses are never charged for one task, and what an own key pays moves the ledger by exactly nothing', () =>
    whatever(
      () => undefined,
      story => {
        for (const { taskId, admittedFor } of story.asked) if (admittedFor?.by === 'own-key') expect(ofTask(story, taskId)).toEqual([]);
      },
    ));

  // fails when a hold is asked for before who pays is decided, or whoever pays
  it('[R23] work that the own key pays is admitted whatever is in the purse, also when it is empty', () => {
    let atNothing = 0;
    whatever((story, happening) => {
      const asked = lastAsked(story, happening);
      if (asked === null || asked.work !== 'text' || asked.key.status === 'none' || !works(asked.key.status)) return;
      if (asked.boundTo !== null && asked.boundTo !== asked.key.fingerprint) return;
      expect([asked.admittedFor?.by, asked.refused]).toEqual(['own-key', null]);
      if (asked.available === 0n) atNothing += 1;
    });
    expect(atNothing).toBeGreaterThan(0);
  });

  // fails when HoldCredits does not look whether the hold fits and no slice stops at what is left of its grant: two walls, either of which suffices
  it('[R24][A-16] the balance is below zero at no position', () =>
    whatever(story => {
      const below = story.product.movements.slice(-3).filter(({ data }) => micro(data.availableAfter) < 0n);
      if (below.length > 0 || story.product.available < 0n) expect([story.product.available, below]).toEqual([0n, []]);
    }));

  // fails when SettleHold charges the cost where it should charge the lesser of cost and hold, or leaves the hold open
  it('[R20] a task is captured at most once, and never above its hold', () => {
    let above = 0;
    whatever(
      () => undefined,
      story => {
        for (const { taskId } of story.asked) {
          const events = ofTask(story, taskId);
          const held = events.find(event => event.type === 'CreditsHeld');
          const settled = events.filter(event => event.type === 'HoldSettled');
          const ends = events.filter(({ type }) => type === 'HoldSettled' || type === 'HoldReleased');
          expect(ends.length).toBeLessThanOrEqual(1);
          for (const { data } of settled) {
            expect(micro(data.charged) <= micro(held?.type === 'CreditsHeld' ? held.data.amount : '0')).toBe(true);
            if (micro(data.cost) > micro(data.charged)) above += 1;
          }
        }
      },
    );
    expect(above).toBeGreaterThan(0);
  });

  // fails when the policy settle-hold-when-task-ends forgets a way in which a task can end, or settles one twice
  it('[R49] once everything is heard, what is held is held for tasks that have not ended, and for nothing else', () =>
    whatever(
      () => undefined,
      story => {
        const open = story.product.tasks
          .filter(({ status, order }) => status !== 'ended' && order.payer.by === 'credits')
          .map(({ ref }) => ref.taskId);
        expect([...story.product.credits.openHolds.keys()].sort()).toEqual(open.sort());
      },
    ));

  // fails when any movement of credit-account invents or loses a micro-credit: the books are kept by code that shares none of its arithmetic
  it('[R20][R59] every credit is accounted for at every position', () =>
    whatever(({ product }) => {
      if (product.books.violation !== null || micro(product.books.totals.available) !== product.available)
        expect([product.books.violation, product.books.totals.available]).toEqual([null, `${product.available}`]);
    }));

  // fails when note-key-trouble-when-call-fails takes a refused request or a rate limit for trouble with the key
  it('[R51][R54] only what the provider said of this very key makes it bad: no refusal of ours, no failure of the platform’s own call', () =>
    whatever(({ product, blamed }) => {
      const event = product.history.at(-1);
      if (!event || !['ApiKeyInvalidated', 'KeyCreditsExhausted', 'ApiKeyRestricted', 'ApiKeyExpired'].includes(event.type)) return;
      expect(blamed).toContain((event.data as { fingerprint: string }).fingerprint);
    }));
});
