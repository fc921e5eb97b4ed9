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
