import { spoken } from '../../src/shared-kernel/generation/transcript.js';
import { sizeOf } from '../measures/pictures.js';
import { credits } from '../measures/credits.js';
import type { MadeOnCredits, Stage } from '../stage/stage.js';
import { unheardOf } from '../books/secrets.js';
import { checkThumbnails } from './checked-thumbnails.js';
import { checkTranscript } from './checked-transcript.js';
import { checkPaidWithCredits, createAndFollow, textHash, workOn, type WorkDone } from './working.js';

const IMAGE = { width: 512, height: 512 };

/** Sign up, upload, transcript, thumbnails, two cards and an image, all of it paid with credits. */
export const onCredits = async (stage: Stage): Promise<MadeOnCredits> => {
  await signUp(stage);
  const { uploadId, seconds } = await upload(stage);
  const plan = { source: { kind: 'upload', uploadId }, thumbnails: 4 } as const;
  const project = await createAndFollow(stage, stage.secrets.keep('the project’s name', `A film for ${unheardOf()}`), plan);
  await checkPaidWithCredits(stage, 'transcript and thumbnails', project.tasks, [project.quoted]);
  await checkTranscript(stage, stage.film, project.projectId);
  await checkThumbnails(stage, project.projectId);
  await runTwoCards(stage, project.projectId);
  await drawImage(stage, project.projectId);
  return { projectId: project.projectId, seconds };
};

const signUp = async ({ person, secrets, tell }: Stage): Promise<void> => {
  secrets.keep('the e-mail address', person.email);
  secrets.keep('the password', person.password);
  await person.signsUp();
  secrets.keep('the session’s token', person.token);
  const { signUpGrant, version } = await person.prices();
  const [granted, promised] = [await grantArrived(person), BigInt(signUpGrant.amount.microCredits)];
  tell.check('a new account has the credits that the catalogue grants', granted === promised, `${credits(granted)} credits, catalogue ${version}`);
};

/** The grant follows the sign-up within a moment. */
const grantArrived = async (person: Stage['person']): Promise<bigint> => {
  for (const deadline = performance.now() + 10_000; performance.now() < deadline;) {
    const available = await person.available();
    if (available > 0n) return available;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  return person.available();
};

const upload = async ({ person, film, tell, secrets }: Stage): Promise<{ uploadId: string; seconds: number }> => {
  const { uploadId, state, seconds, audioTracks, bytes } = await person.uploads(film.bytes, secrets.keep('the file’s name', `${unheardOf()}.mp4`));
  const found = `${film.name}: ${state}, ${seconds} s, ${bytes} bytes, ${audioTracks} sound track(s)`;
  const expected = film.script?.durationSeconds ?? seconds ?? 0;
  const isRight = state === 'ready' && bytes === film.bytes.length && Math.abs((seconds ?? 0) - expected) < 0.2;
  tell.check('the upload arrived whole and was looked at', isRight, found);
  if (state !== 'ready' || audioTracks === 0) throw new Error('The story needs a video with sound that can be worked on.');
  return { uploadId, seconds: seconds ?? 0 };
};

const runTwoCards = async (stage: Stage, projectId: string): Promise<void> => {
  const { person, secrets, tell, service } = stage;
  // the simulated provider would be done before anybody could watch
  await service.provider.break({ behaviour: 'slow-stream', endpoint: 'responses', milliseconds: 10, count: 2 });
  const prompt = secrets.keep('the first card’s prompt', `Write {{words}} words for the readers of the ${unheardOf()} Gazette.`);
  const plain = await person.addsCard(projectId, { name: secrets.keep('the first card’s name', `Letter to ${unheardOf()}`), prompt });
  const first = await workOn(stage, projectId, { kind: 'card', cardId: plain, values: { words: '80' } });
  const instructions = {
    account: secrets.keep('the account’s instructions', `Always sign as ${unheardOf()} of ${unheardOf()}.`),
    project: secrets.keep('the project’s instructions', `Mention the harbour of ${unheardOf()}.`),
  };
  await person.instructs(instructions.account);
  await person.instructsProject(projectId, instructions.project);
  const second = secrets.keep('the second card’s prompt', `Sum the film up for ${unheardOf()} in three points.`);
  const cardId = await person.addsCard(projectId, { name: 'Summary', prompt: second });
  const instructed = await workOn(stage, projectId, { kind: 'card', cardId });

  const texts = [await checkText(stage, first), await checkText(stage, instructed)] as const;
  const [account, project] = [textHash(instructions.account), textHash(instructions.project)];
  const filled = textHash(prompt.replace('{{words}}', '80'));
  tell.check('the first card’s text was made from its prompt with the value filled in', texts[0].includes(filled), `hash ${filled} in the text`);
  tell.check(
    'both instructions went into the second card’s text, and neither into the first’s',
    [account, project].every(hash => texts[1].includes(hash) && !texts[0].includes(hash)),
    `hashes ${account} and ${project}`,
  );
  await checkSpeechInside(stage, projectId, texts[1]);
  await checkPaidWithCredits(stage, 'two cards', [first.task, instructed.task], [first.ordered, instructed.ordered]);
};

/** What came live, piece by piece, is what is stored. */
const checkText = async ({ person, tell }: Stage, { task, live, pieces }: WorkDone): Promise<string> => {
  const stored = (await person.outputContent(task.taskId)).toString('utf8');
  const found = `${live.length} characters in ${pieces} pieces, ${stored.length} stored`;
  tell.check('the text came live, and what came is what is stored', live === stored && pieces > 1, found);
  return stored;
};

const checkSpeechInside = async ({ person, tell, secrets }: Stage, projectId: string, text: string): Promise<void> => {
  const transcript = await person.transcript(projectId);
  const sentences = transcript.segments.flatMap(segment => segment.text.split(/(?<=[.!?])\s+/));
  secrets.keepSpeech('the transcript', sentences);
  const hash = textHash(spoken(transcript));
  tell.check('the whole transcript went into the text', text.includes(hash), `hash ${hash} in the text, ${sentences.length} sentences`);
};

const drawImage = async (stage: Stage, projectId: string): Promise<void> => {
  const prompt = stage.secrets.keep('the image’s prompt', `A lighthouse on the cliffs of ${unheardOf()}`);
  const image = await workOn(stage, projectId, { kind: 'image', prompt, size: `${IMAGE.width}x${IMAGE.height}` });
  const { width, height, format } = await sizeOf(await stage.person.outputContent(image.task.taskId));
  stage.tell.check(
    'the image can be decoded and has the size that was asked for',
    width === IMAGE.width && height === IMAGE.height,
    `${width} × ${height} ${format}`,
  );
  await checkPaidWithCredits(stage, 'an image', [image.task], [image.ordered]);
};
