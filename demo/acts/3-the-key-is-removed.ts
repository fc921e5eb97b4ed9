import { randomBytes } from 'node:crypto';
import type { Problem } from '../client/client.js';
import type { Work } from '../client/person.js';
import { credits } from '../measures/credits.js';
import { unheardOf } from '../books/secrets.js';
import type { MadeOnCredits, MadeWithKey, Stage } from '../stage/stage.js';
import { readAll, unchanged } from './made-content.js';
import { checkPaidWithCredits, createAndFollow, workOn } from './working.js';

const ACT = 3;
const PLAIN = { kind: 'text', prompt: 'Say hello.', withTranscript: false } as const;

/** What was made stays; what needs the key waits for that very key; everything else goes on with credits. */
export const theKeyIsRemoved = async (stage: Stage, first: MadeOnCredits, keyed: MadeWithKey): Promise<void> => {
  const { person, tell } = stage;
  const projects = [first.projectId, keyed.bound, keyed.fromUrl];
  const before = await readAll(person, projects);
  const { key } = await person.removesKey();
  tell.check('the key is gone', key === null, 'no key is stored');
  const after = await readAll(person, projects);
  tell.check(
    'everything made stays readable, byte for byte',
    before.size > 0 && unchanged(before, after) === before.size,
    `${unchanged(before, after)} of ${before.size} things`,
  );
  await checkPopups(stage, keyed);
  await checkNoPopups(stage, keyed);
  await goOnWithCredits(stage, first, keyed);
  await checkAnotherKey(stage, keyed);
  await unlock(stage, keyed);
};

const worksWithKey = ({ cardId }: MadeWithKey): readonly Work[] => [
  PLAIN,
  { kind: 'card', cardId },
  { kind: 'image', prompt: 'A boat', size: '512x512' },
];

const isTold = (problem: Problem, reason: string, lastFour: string): boolean =>
  problem.code === 'key_required_same' &&
  problem.reason === reason &&
  problem.purse === 'openai_account' &&
  problem['requiredKeyLastFour'] === lastFour &&
  problem.remedies?.join() === 'add_same_key,create_new_project';

const checkPopups = async ({ person, tell, service, refusals }: Stage, keyed: MadeWithKey): Promise<void> => {
  const [calls, available] = [(await service.provider.calls()).length, await person.available()];
  const problems: Problem[] = [];
  for (const work of worksWithKey(keyed)) {
    const problem = await person.isRefused(keyed.bound, work);
    refusals.push({ act: ACT, tried: `${work.kind} in the bound project`, problem });
    problems.push(problem);
  }
  const lastFour = keyed.secret.slice(-4);
  const asRuled = problems.every(problem => isTold(problem, 'no_key_stored', lastFour));
  tell.check(
    'each action that needs the key answers key_required_same',
    asRuled,
    problems.map(({ code, reason }) => `${code} (${reason})`).join(', '),
  );
  const offers = problems.map(problem => problem['newProject'] as { open?: boolean; generationPaidBy?: string } | undefined);
  const isOffered = offers.every(offer => offer?.open === true && offer.generationPaidBy === 'platform_credits');
  tell.check('and says that a new project would be open now and paid with credits', isOffered, JSON.stringify(offers[0]));
  const [callsNow, availableNow] = [(await service.provider.calls()).length, await person.available()];
  tell.check(
    'no call was made and no credit moved',
    calls === callsNow && available === availableNow,
    `${callsNow - calls} calls, ${credits(availableNow - available)} credits`,
  );
};

const checkNoPopups = async (stage: Stage, { bound }: MadeWithKey): Promise<void> => {
  const { person, tell, secrets } = stage;
  const listed = (await person.projects()).length;
  await person.project(bound);
  await person.rename(bound, secrets.keep('a new name', `Minutes for ${unheardOf()}`));
  tell.check('viewing, listing and renaming raise no popup', listed === 3, `${listed} projects listed`);
  const more = await workOn(stage, bound, { kind: 'thumbnails', count: 1 });
  tell.check('more thumbnails still work', more.task.state === 'succeeded', `${more.task.operation} ${more.task.state}`);
  await checkPaidWithCredits(stage, 'more thumbnails', [more.task], [more.ordered]);
};

/** A new project from the same video, and the project that never was bound. */
const goOnWithCredits = async (stage: Stage, { projectId }: MadeOnCredits, { uploadId }: MadeWithKey): Promise<void> => {
  const plan = { source: { kind: 'upload', uploadId }, transcribe: false, thumbnails: 1 } as const;
  const fresh = await createAndFollow(stage, 'A fresh start', plan);
  stage.tell.check('a new project from the same video is bound to no key', fresh.boundTo === null, `bound to ${fresh.boundTo?.lastFour ?? 'none'}`);
  for (const [where, id] of [
    ['the new project', fresh.projectId],
    ['the project of act 1', projectId],
  ] as const) {
    const text = await workOn(stage, id, PLAIN);
    await checkPaidWithCredits(stage, `a text in ${where}`, [text.task], [text.ordered]);
  }
};

const checkAnotherKey = async ({ person, tell, secrets, refusals }: Stage, { bound, secret }: MadeWithKey): Promise<void> => {
  await person.addsKey(secrets.keep('another API key', `sk-proj-${randomBytes(24).toString('hex')}`));
  const problem = await person.isRefused(bound, PLAIN);
  refusals.push({ act: ACT, tried: 'text in the bound project under another key', problem });
  const shown = `${problem.code} (${problem.reason}), ${String(problem['requiredKeyLastFour'])} required`;
  tell.check('another key does not help, and the popup says so', isTold(problem, 'another_key_is_stored', secret.slice(-4)), shown);
  await person.removesKey();
};

const unlock = async (stage: Stage, { secret, bound, fromUrl }: MadeWithKey): Promise<void> => {
  const before = await stage.person.available();
  await stage.person.addsKey(secret);
  const done = [await workOn(stage, bound, PLAIN), await workOn(stage, fromUrl, PLAIN)];
  const moved = (await stage.person.available()) - before;
  const isOpen = done.every(({ task, payer }) => task.state === 'succeeded' && payer === 'own-key');
  stage.tell.check(
    'the same key unlocks both bound projects at once',
    isOpen && moved === 0n,
    `${done.map(({ payer }) => payer).join(', ')}; ${credits(moved)} credits`,
  );
};
