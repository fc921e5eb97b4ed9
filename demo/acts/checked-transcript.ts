import type { Transcript } from '../client/person.js';
import { compareWithScript, type PlacedSentence } from '../measures/word-errors.js';
import type { Film, Script } from '../stage/film.js';
import type { Stage } from '../stage/stage.js';
import { credits } from '../measures/credits.js';
import { paidFor } from './working.js';

/** Of the spoken words; the recogniser is a small one that runs anywhere. */
const MOST_WORD_ERRORS = 0.1;
/** A cut lies in a rest between sentences, so a sentence may not leave its piece by more than a hair. */
const EDGE_SECONDS = 0.25;
/** Words are spread evenly inside a piece of up to half a minute, rests and all. */
const MOST_DRIFT_SECONDS = 2.5;

const seconds = (value: number): string => `${value.toFixed(2)} s`;

/** The transcript against the script that was spoken; of a foreign video, only order, times and coverage can be known. */
export const checkTranscript = async (stage: Stage, film: Film, projectId: string): Promise<void> => {
  const { person, tell, deaf } = stage;
  const transcript = await person.transcript(projectId);
  checkOrder(stage, transcript);
  await checkCoverage(stage, projectId, transcript);
  if (film.script === null) return;
  if (deaf !== null) return tell.line(`(words are not compared: the simulated provider cannot listen here, ${deaf})`);
  const { comparison, placed } = compareWithScript(film.script, transcript);
  const { errors, spoken, rate } = comparison;
  tell.check(
    'the transcript has the words that were spoken',
    rate <= MOST_WORD_ERRORS,
    `${errors} of ${spoken} words differ (${(rate * 100).toFixed(1)} %)`,
  );
  checkPlaces(stage, transcript, placed);
  checkCompleteness(stage, film.script, placed);
};

const checkOrder = ({ tell }: Stage, { segments, durationSeconds }: Transcript): void => {
  const ends = [0, ...segments.map(({ end }) => end)];
  const inOrder = segments.every(({ start, end }, index) => start < end && start >= (ends[index] ?? 0) - 0.001 && end <= durationSeconds + 0.001);
  const wordsInOrder = segments.every(({ start, end, words }) =>
    words.every((word, index) => word.start >= (words[index - 1]?.end ?? start) - 0.001 && word.start <= word.end && word.end <= end + 0.001),
  );
  const count = segments.reduce((total, { words }) => total + words.length, 0);
  tell.check(
    'segments and words are in order and do not overlap',
    inOrder && wordsInOrder,
    `${segments.length} segments, ${count} words, ${seconds(durationSeconds)}`,
  );
};

/** Every second of sound that was paid for is spoken of somewhere, as far as there was speech in it. */
const checkCoverage = async ({ person, tell }: Stage, projectId: string, { segments, durationSeconds }: Transcript): Promise<void> => {
  const { source } = await person.project(projectId);
  const length = source.seconds ?? source.maxSeconds ?? 0;
  const task = (await person.tasks(projectId)).find(({ operation }) => operation === 'transcription');
  const { charged } = paidFor((await person.statement()).entries, task?.taskId ?? '');
  const covered = segments.reduce((total, { start, end }) => total + end - start, 0);
  const paid = (Number(charged) * 60) / 1_000_000;
  tell.check(
    'the transcript covers the sound that was paid for, and no more of it was paid than there is',
    Math.abs(durationSeconds - length) < 1 && paid <= Math.ceil(length) + 0.01 && covered >= paid / 2 && covered <= paid + 1,
    `${seconds(covered)} of ${seconds(length)} covered, ${paid.toFixed(0)} s paid with ${credits(charged)} credits`,
  );
};

const checkPlaces = ({ tell }: Stage, { segments }: Transcript, placed: readonly PlacedSentence[]): void => {
  const outside = placed.map(({ start, end, segments: found }) =>
    Math.max(
      ...found.map(index => Math.max((segments[index]?.start ?? Infinity) - start, end - (segments[index]?.end ?? -Infinity), 0)),
      found.length === 1 ? 0 : Infinity,
    ),
  );
  const worst = Math.max(...outside);
  tell.check(
    'each sentence lies inside the piece of sound that it was heard in',
    worst <= EDGE_SECONDS,
    `at most ${seconds(worst)} outside, ${placed.length} sentences`,
  );
  const drifts = placed.flatMap(({ start, end, heardStart, heardEnd }) => [Math.abs(heardStart - start), Math.abs(heardEnd - end)]);
  const [mean, most] = [drifts.reduce((total, drift) => total + drift, 0) / drifts.length, Math.max(...drifts)];
  tell.check(
    'the estimated times of words are near the true ones',
    most <= MOST_DRIFT_SECONDS,
    `off by ${seconds(mean)} on average, at most ${seconds(most)}`,
  );
};

const checkCompleteness = ({ tell }: Stage, { sentences }: Script, placed: readonly PlacedSentence[]): void => {
  const found = placed.filter(({ segments }) => segments.length > 0);
  tell.check('no sentence is missing', found.length === sentences.length, `${found.length} of ${sentences.length}`);
};
