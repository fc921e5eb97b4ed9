import type { Heard } from '../ears/ears.js';
import { type Sentence, sentencesOf } from '../ears/sentences.js';
import type { JsonObject } from '../protocol/json.js';

/** The answer with times: words or segments, as they were asked for; segments when nothing was. */
export function verboseAnswer(text: string, heard: Heard, granularities: readonly string[]): JsonObject {
  const words = heard.words ?? [];
  const segments = sentencesOf(words).map(segmentOf);
  return {
    task: 'transcribe',
    language: 'english',
    duration: heard.seconds,
    text,
    ...(granularities.includes('word') ? { words } : {}),
    ...(granularities.length === 0 || granularities.includes('segment') ? { segments } : {}),
  };
}

function segmentOf({ text, start, end }: Sentence, id: number): JsonObject {
  const measures = { temperature: 0, avg_logprob: -0.2, compression_ratio: 1, no_speech_prob: 0.01 };
  return { id, seek: 0, start, end, text: ` ${text}`, tokens: [], ...measures };
}

/** The recogniser knows no voices: sentence after sentence is said by A and B in turn, so that there is something to be told apart. */
export function diarizedAnswer(text: string, heard: Heard): JsonObject {
  const segments = sentencesOf(heard.words ?? []).map((sentence, index) => ({
    type: 'transcript.text.segment',
    id: `seg_${index}`,
    start: sentence.start,
    end: sentence.end,
    text: ` ${sentence.text}`,
    speaker: index % 2 === 0 ? 'A' : 'B',
  }));
  return { task: 'transcribe', duration: heard.seconds, text, segments };
}
