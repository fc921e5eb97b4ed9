import type { Thumbnail } from '../client/person.js';
import { leastDifference, sizeOf } from '../measures/pictures.js';
import { readCounter } from '../media/counter.js';
import type { Stage } from '../stage/stage.js';

/** A frame of the film lasts 0.04 s and its counter counts tenths. */
const COUNTER_SECONDS = 0.15;
/** Of 255 steps of brightness; two takes of the same frame differ by less than one. */
const LEAST_DIFFERENCE = 3;

/** Thumbnails: of the stated sizes and different times; in our own film also different pictures, whose counters tell those times. */
export const checkThumbnails = async (stage: Stage, projectId: string): Promise<void> => {
  const { person, tell, film } = stage;
  const items = await person.thumbnails(projectId);
  if (film.script === null && items.length === 0) return tell.line('(there is no picture in it, so there are no thumbnails)');
  const pictures = await Promise.all(items.map(item => person.thumbnail(projectId, item)));
  await checkSizes(stage, items, pictures);
  const times = items.map(({ atSeconds }) => atSeconds);
  tell.check('they come from different times', new Set(times).size === times.length, times.map(time => `${time} s`).join(', '));
  if (film.script === null) return;
  const difference = await leastDifference(pictures);
  tell.check('they show different pictures', difference >= LEAST_DIFFERENCE, `the two most similar differ by ${difference.toFixed(1)} of 255`);
  await checkCounters(stage, items, pictures);
};

const checkSizes = async ({ tell }: Stage, items: readonly Thumbnail[], pictures: readonly Buffer[]): Promise<void> => {
  const sizes = await Promise.all(pictures.map(sizeOf));
  const isStated = ({ width, height, bytes }: Thumbnail, at: number): boolean =>
    sizes[at]?.width === width && sizes[at].height === height && pictures[at]?.length === bytes;
  const found = sizes.map(({ width, height, format }) => `${width} × ${height} ${format}`).join(', ');
  tell.check('thumbnails can be decoded and have the stated sizes', items.length > 0 && items.every(isStated), found);
};

const checkCounters = async ({ tell }: Stage, items: readonly Thumbnail[], pictures: readonly Buffer[]): Promise<void> => {
  const read = await Promise.all(pictures.map(picture => readCounter(picture).catch(() => NaN)));
  const errors = items.map(({ atSeconds }, index) => Math.abs(atSeconds - (read[index] ?? NaN)));
  const isTrue = errors.every(error => error <= COUNTER_SECONDS);
  const found = items.map(({ atSeconds }, index) => `${atSeconds} s shows ${read[index]?.toFixed(1)}`);
  tell.check('the counter in each picture shows the time that is stated for it', isTrue, found.join(', '));
};
