import type { Problem } from '../client/client.js';
import type { Plan, Task } from '../client/person.js';
import { unheardOf } from '../books/secrets.js';
import { credits } from '../measures/credits.js';
import type { MadeWithKey, Stage } from '../stage/stage.js';
import { checkPaidWithCredits, createAndFollow } from './working.js';

const ACT = 4;
const REMEDIES = 'add_funds_at_openai,remove_key';

/** Dry in the middle of a run: stopped, told, blocked; opened by topping up; dry again; opened by removing the key. */
export const theKeyRunsDry = async (stage: Stage, keyed: MadeWithKey): Promise<void> => {
  const stopped = await runDry(stage, keyed, 3);
  await checkNotice(stage);
  await checkBlock(stage);
  await topUp(stage, keyed, stopped);
  await runDry(stage, keyed, 1);
  await checkBlock(stage);
  await removeKey(stage, keyed);
};

/** A run of several texts; the first of several is delivered, then the provider's account is empty. */
const runDry = async ({ person, tell, service, secrets }: Stage, { bound, secret }: MadeWithKey, texts: number): Promise<Task> => {
  const before = await person.statement();
  const tasks: Task[] = [];
  for (let index = 0; index < texts; index += 1) {
    if (index === texts - 1 || index === 1) await service.provider.drain(secret);
    const prompt = secrets.keep(`prompt ${index + 1} of a run`, `Chapter ${index + 1} for ${unheardOf()}`);
    tasks.push(await person.untilEnded((await person.asksFor(bound, { kind: 'text', prompt, withTranscript: false })).taskId));
    if (tasks.at(-1)?.state === 'stopped') break;
  }
  const last = tasks.at(-1);
  if (!last) throw new Error('Nothing was asked for');
  const delivered = tasks.slice(0, -1).every(({ state }) => state === 'succeeded');
  const isStopped = last.state === 'stopped' && last.cause === 'key-exhausted' && last.resumable;
  tell.check(
    'the run stops where the key runs dry',
    delivered && isStopped,
    tasks.map(({ state, cause }) => (cause ? `${state} (${cause})` : state)).join(', '),
  );
  const codes = (await service.provider.calls({ key: secret })).flatMap(({ errorCode }) => errorCode ?? []);
  tell.check('the provider said so with its documented code', codes.at(-1) === 'credit_balance_exhausted', codes.at(-1) ?? 'nothing');
  const after = await person.statement();
  const untouched = after.entries.length === before.entries.length && after.closing === before.closing;
  tell.check(
    'nothing was charged to credits',
    untouched,
    `${credits(after.closing - before.closing)} credits, ${after.entries.length - before.entries.length} movements`,
  );
  return last;
};

const checkNotice = async ({ person, tell }: Stage): Promise<void> => {
  const notices = await person.notices();
  const isTold = notices.length === 1 && notices[0]?.kind === 'key_exhausted' && notices[0].remedies.join() === REMEDIES;
  tell.check('a notice tells it, with both ways out', isTold, notices.map(({ kind, remedies }) => `${kind}: ${remedies.join(' or ')}`).join('; '));
};

/** The plan would fetch a film: a refusal must come before anybody is asked for it. */
const checkBlock = async ({ person, tell, filmServer, refusals, auditor }: Stage): Promise<void> => {
  const look = async () => ({
    projects: (await person.projects()).length,
    movements: (await person.statement()).entries.length,
    available: String(await person.available()),
    held: (await person.balance()).held.microCredits,
    requests: filmServer.requests.length,
  });
  const [before, log] = [await look(), await auditor.events()];
  const problem = await person.isRefusedToCreate('Not now', { source: { kind: 'url', url: filmServer.url } });
  refusals.push({ act: ACT, tried: 'create a project', problem });
  tell.check(
    'creating a project is refused, with the reason and both ways out',
    isUnusable(problem),
    `${problem.code} (${problem.reason}): ${problem.remedies?.join(' or ')}`,
  );
  const [after, news] = [await look(), (await auditor.events()).slice(log.length).map(({ type }) => type)];
  const isQuiet = news.every(type => type.startsWith('Refusal') || type === 'ApiKeyRechecked');
  tell.check(
    'it leaves nothing behind: no project, hold, movement or download',
    JSON.stringify(before) === JSON.stringify(after) && isQuiet,
    `the log only says ${news.join(', ')}`,
  );
};

const isUnusable = ({ code, reason, purse, remedies }: Problem): boolean =>
  code === 'key_unusable' && reason === 'exhausted' && purse === 'openai_account' && remedies?.join() === REMEDIES;

const quick = (uploadId: string): Plan => ({ source: { kind: 'upload', uploadId }, transcribe: false, thumbnails: 1 });

const topUp = async (stage: Stage, { secret, uploadId }: MadeWithKey, stopped: Task): Promise<void> => {
  const { person, tell, service } = stage;
  await service.provider.topUp(secret);
  const project = await createAndFollow(stage, 'After the top-up', quick(uploadId));
  tell.check(
    'way out 1: topped up at the provider, creation works without touching the key here',
    project.boundTo?.lastFour === secret.slice(-4),
    `bound to ${project.boundTo?.lastFour}`,
  );
  const kinds = (await person.notices()).map(({ kind }) => kind);
  tell.check('the notice has gone by itself, and another one says that the key works again', kinds.join() === 'key_recovered', kinds.join(', '));
  await person.resumes(stopped.taskId);
  const resumed = await untilMoved(stage, stopped.taskId);
  tell.check(
    'the stopped text goes on by one click, on the key',
    resumed.state === 'succeeded' && resumed.payer === 'own-key',
    `${resumed.state} by ${resumed.payer}`,
  );
};

/** A resumed task says "stopped" until the news has got round. */
const untilMoved = async ({ person }: Stage, taskId: string): Promise<Task> => {
  for (let looks = 0; looks < 50; looks += 1) {
    const task = await person.untilEnded(taskId);
    if (task.state !== 'stopped') return task;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  return person.untilEnded(taskId);
};

const removeKey = async (stage: Stage, { uploadId }: MadeWithKey): Promise<void> => {
  await stage.person.removesKey();
  const project = await createAndFollow(stage, 'After the removal', quick(uploadId));
  stage.tell.check(
    'way out 2: the key is removed and creation works on credits',
    project.boundTo === null,
    `bound to ${project.boundTo?.lastFour ?? 'none'}`,
  );
  await checkPaidWithCredits(stage, 'the new project', project.tasks, [project.quoted]);
};
