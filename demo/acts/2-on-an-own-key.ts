import { randomBytes } from 'node:crypto';
import { unheardOf } from '../books/secrets.js';
import type { Work } from '../client/person.js';
import { credits } from '../measures/credits.js';
import type { MadeOnCredits, MadeWithKey, Stage } from '../stage/stage.js';
import { checkTranscript } from './checked-transcript.js';
import { checkPaidWithCredits, createAndFollow, paidFor, workOn } from './working.js';

/** What of a key may be seen again: its kind and its end. */
const [PREFIX, SHOWN] = ['sk-proj-', 4];

/** A key is added; two projects are bound to it, one of them from a URL; generation costs no credits. */
export const onAnOwnKey = async (stage: Stage, { seconds }: MadeOnCredits): Promise<MadeWithKey> => {
  const secret = await addKey(stage);
  const { uploadId } = await stage.person.uploads(stage.short.bytes, stage.secrets.keep('the second file’s name', `${unheardOf()}.mp4`));
  const plan = { source: { kind: 'upload', uploadId }, thumbnails: 2 } as const;
  const project = await createAndFollow(stage, stage.secrets.keep('the second project’s name', `Notes for ${unheardOf()}`), plan);
  const isBound = project.boundTo?.lastFour === secret.slice(-SHOWN);
  stage.tell.check('a new project is bound to the key', isBound, `${project.boundTo?.lastFour}`);
  await checkPaidWithCredits(stage, 'transcript and thumbnails of the bound project', project.tasks, [project.quoted]);
  await checkTranscript(stage, stage.short, project.projectId);
  const cardId = await generate(stage, secret, project.projectId);
  return { secret, uploadId, bound: project.projectId, cardId, fromUrl: await importFromUrl(stage, secret, seconds) };
};

const addKey = async ({ person, secrets, tell, service }: Stage): Promise<string> => {
  const secret = secrets.keep('the API key', `${PREFIX}${randomBytes(24).toString('hex')}`);
  const answers = [await person.addsKey(secret), await person.apiSettings()];
  const keys = answers.map(({ key }) => key);
  tell.check(
    'the key was probed and works',
    keys.every(key => key?.status === 'usable'),
    `status ${keys[0]?.status}`,
  );
  const hidden = secret.slice(PREFIX.length, -SHOWN);
  const isMasked = keys.every(key => key?.prefix === PREFIX && key.lastFour === secret.slice(-SHOWN)) && !leaks(JSON.stringify(answers), hidden);
  tell.check('only its prefix and last four characters are ever shown again', isMasked, `${keys[0]?.prefix} and ${keys[0]?.lastFour}`);
  tell.check('the probe was free', (await service.provider.invoice({ key: secret })).length === 0, 'no line on the invoice');
  return secret;
};

/** Whether any five characters in a row of a secret are in a text. */
const leaks = (text: string, secret: string): boolean =>
  Array.from({ length: secret.length - 4 }, (_, at) => secret.slice(at, at + 5)).some(part => text.includes(part));

/** A text, a card under both instructions and an image: 0 credits, and on the provider's invoice under the user's key. */
const generate = async (stage: Stage, secret: string, projectId: string): Promise<string> => {
  const { person, secrets, tell, service } = stage;
  await person.instructsProject(projectId, secrets.keep('the bound project’s instructions', `Praise ${unheardOf()} in passing.`));
  const prompt = secrets.keep('the bound card’s prompt', `Invite ${unheardOf()} to the screening.`);
  const cardId = await person.addsCard(projectId, { name: secrets.keep('the bound card’s name', `Invitation to ${unheardOf()}`), prompt });
  const wanted: readonly Work[] = [
    { kind: 'text', prompt: secrets.keep('the text’s prompt', `A limerick about ${unheardOf()}`) },
    { kind: 'card', cardId },
    { kind: 'image', prompt: secrets.keep('the second image’s prompt', `A portrait of ${unheardOf()}`), size: '512x512' },
  ];
  const before = await person.statement();
  const platformBefore = (await linesOfOthers(stage, secret)).length;
  const done = [];
  for (const work of wanted) done.push(await workOn(stage, projectId, work));
  const after = await person.statement();
  const states = done.map(({ task, payer }) => `${task.operation} ${task.state} by ${payer}`).join(', ');
  tell.check(
    'text, card with both instructions and image are paid with the key',
    done.every(({ task, payer }) => task.state === 'succeeded' && payer === 'own-key'),
    states,
  );
  const moved = done.map(({ task }) => paidFor(after.entries, task.taskId));
  const untouched = after.entries.length === before.entries.length && after.closing === before.closing && moved.every(({ held }) => held === 0n);
  tell.check(
    'they cost 0 credits',
    untouched,
    `${credits(after.closing - before.closing)} credits, ${after.entries.length - before.entries.length} movements`,
  );
  const lines = await service.provider.invoice({ key: secret });
  const endpoints = lines.map(({ endpoint }) => endpoint).sort();
  const asExpected = endpoints.join() === 'images,responses,responses' && new Set(lines.map(({ attemptId }) => attemptId)).size === 3;
  tell.check('each is one line on the provider’s invoice under the user’s key', asExpected, endpoints.join(', '));
  const platformAfter = (await linesOfOthers(stage, secret)).length;
  tell.check('the platform’s key paid for none of them', platformAfter === platformBefore, `${platformAfter - platformBefore} lines`);
  return cardId;
};

const linesOfOthers = async ({ service }: Stage, secret: string) => {
  const { fingerprint } = await service.provider.standing(secret);
  return (await service.provider.invoice()).filter(({ keyFingerprint }) => keyFingerprint !== fingerprint);
};

/** The length is stated as well: the first bytes of some files do not tell it. */
const importFromUrl = async (stage: Stage, secret: string, seconds: number): Promise<string> => {
  const { person, tell, filmServer, service } = stage;
  const { film } = filmServer;
  stage.secrets.keep('the secret part of the URL', filmServer.secretPart);
  const plan = { source: { kind: 'url', url: filmServer.url, maxSeconds: Math.ceil(seconds) }, thumbnails: 3 } as const;
  const project = await createAndFollow(stage, stage.secrets.keep('the third project’s name', `From ${unheardOf()}`), plan);
  const operations = new Set(project.tasks.map(({ operation }) => operation));
  const isWhole = operations.has('download') && operations.has('transcription');
  await checkPaidWithCredits(stage, 'download, transcript and thumbnails', project.tasks, [project.quoted]);
  const source = await person.source(project.projectId);
  const ranged = filmServer.requests.filter(({ range }) => range !== null).length;
  tell.check(
    'the film came from the URL whole',
    isWhole && source.equals(film.bytes),
    `${source.length} bytes, ${filmServer.requests.length} requests, ${ranged} of them ranged`,
  );
  await checkTranscript(stage, film, project.projectId);
  const kinds = new Set((await service.provider.invoice({ key: secret })).map(({ endpoint }) => endpoint));
  tell.check('no transcription is on the user’s invoice', !kinds.has('transcriptions'), [...kinds].join(', '));
  return project.projectId;
};
