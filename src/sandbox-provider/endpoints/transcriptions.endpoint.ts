import { audioCost } from '../catalogue/cost.js';
import { type CatalogueModel, modelFor } from '../catalogue/models.js';
import type { Heard } from '../ears/ears.js';
import { sentencesOf } from '../ears/sentences.js';
import { failures, invalidValue, ProviderRefusal } from '../faults/failures.js';
import { type Answer, jsonAnswer, streamedAnswer, textAnswer } from '../protocol/answers.js';
import { sha256 } from '../protocol/fingerprint.js';
import type { JsonObject } from '../protocol/json.js';
import { formBody } from '../protocol/received-call.js';
import type { Done, EndpointReader, Twist } from '../protocol/work.js';
import { deltasOf } from '../text/generation.js';
import { diarizedAnswer, verboseAnswer } from './verbose-transcription.js';

/** Audio with the wishes that came with it. */
interface Dictation {
  readonly model: CatalogueModel;
  readonly format: string;
  readonly streamed: boolean;
  readonly granularities: readonly string[];
  readonly bytes: Uint8Array;
  readonly heard: Heard;
}

const largestFile = 25 * 1024 * 1024;
const untimedFormats = ['json', 'text'];
const timedFormats = ['json', 'text', 'verbose_json'];
const diarizedFormats = ['json', 'text', 'diarized_json'];

/** `POST /v1/audio/transcriptions`: what is said in the file that came, and nothing else. */
export const readTranscription: EndpointReader = async (call, body, provider) => {
  const form = await formBody(body, call.headers);
  const name = field(form, 'model') ?? '';
  if (!name) throw invalidValue('You must provide a model parameter.', 'model', 'missing_required_parameter');
  const model = modelFor('transcription', name, provider.now());
  const format = formatOf(form, model);
  refuseKeywords([...form.getAll('keywords[]'), ...form.getAll('keywords')]);
  if (form.has('language') && form.has('languages[]')) throw invalidValue('Give either `language` or `languages`.', 'languages');
  const bytes = await fileOf(form);
  const granularities = [...form.getAll('timestamp_granularities[]'), ...form.getAll('timestamp_granularities')].map(String);
  const wishes = { model, format, granularities, streamed: field(form, 'stream') === 'true' && !model.timed, bytes };
  return {
    model: name,
    prompt: [field(form, 'prompt'), fileName(form)].join('\n'),
    tokens: Math.ceil(bytes.length / 4000),
    perform: async twist => answerTo({ ...wishes, heard: await listen(provider.ears.hear(bytes, model.maxSeconds), model) }, twist),
  };
};

async function listen(hearing: Promise<Heard | null>, model: CatalogueModel): Promise<Heard> {
  const heard = await hearing;
  if (!heard) throw new ProviderRefusal(failures['invalid-audio']);
  if (heard.seconds <= model.maxSeconds) return heard;
  const message = `audio duration ${heard.seconds.toFixed(1)} seconds is longer than ${model.maxSeconds} seconds which is the maximum for this model`;
  throw new ProviderRefusal({ ...failures['audio-too-long'], message });
}

function answerTo(dictation: Dictation, twist: Twist | null): Done {
  const seconds = Math.ceil(dictation.heard.seconds);
  const used = { seconds, microUsd: audioCost(dictation.model.id, seconds) };
  return { answer: answerOf(dictation, seconds, twist), bill: { model: dictation.model.id, outcome: 'completed', ...used } };
}

function answerOf(dictation: Dictation, seconds: number, twist: Twist | null): Answer {
  const text = twist?.name === 'empty-answer' ? '' : textOf(dictation);
  const billed = twist?.name === 'usage-too-large' ? seconds * 1000 : seconds;
  const usage = twist?.name === 'usage-missing' ? {} : { usage: { type: 'duration', seconds: billed } };
  const { heard, format, streamed, granularities } = dictation;
  if (format === 'text') return textAnswer(`${text}\n`);
  if (format === 'diarized_json') return jsonAnswer({ ...diarizedAnswer(text, heard), ...usage, simulated: true });
  if (format === 'verbose_json') return jsonAnswer({ ...verboseAnswer(text, heard, granularities), ...usage, simulated: true });
  const whole: JsonObject = { text, languages: text === '' || heard.words === null ? [] : [{ code: 'en' }], ...usage, simulated: true };
  if (!streamed) return jsonAnswer(whole);
  const deltas = deltasOf(text).map(delta => ({ data: { type: 'transcript.text.delta', delta } }));
  return streamedAnswer([...deltas, { data: { type: 'transcript.text.done', ...whole } }], '[DONE]');
}

/** A machine that cannot listen says so, instead of making words up. */
function textOf({ heard, bytes }: Dictation): string {
  if (heard.words)
    return sentencesOf(heard.words)
      .map(({ text }) => text)
      .join(' ');
  return `[Sandbox provider: ${heard.seconds.toFixed(1)} seconds of audio, sha256 ${sha256(bytes).slice(0, 12)}; no words, because ${heard.deafBecause}.]`;
}

function formatOf(form: FormData, model: CatalogueModel): string {
  const format = field(form, 'response_format') ?? 'json';
  const plainFormats = model.timed ? timedFormats : untimedFormats;
  if ((model.diarizes ? diarizedFormats : plainFormats).includes(format)) return format;
  throw invalidValue(`response_format '${format.slice(0, 20)}' is not compatible with model '${model.id}'.`, 'response_format', 'unsupported_value');
}

async function fileOf(form: FormData): Promise<Uint8Array> {
  const file = form.get('file');
  if (!file || typeof file === 'string') throw invalidValue('`file` is missing.', 'file', 'missing_required_parameter');
  if (file.size > largestFile) throw new ProviderRefusal(failures['too-large']);
  if (file.size === 0) throw new ProviderRefusal(failures['invalid-audio']);
  return new Uint8Array(await file.arrayBuffer());
}

function refuseKeywords(keywords: readonly unknown[]): void {
  if (keywords.some(word => /[<>\n]/.test(String(word)))) throw invalidValue('A keyword is one line without < and >.', 'keywords');
}

function field(form: FormData, name: string): string | null {
  const value = form.get(name);
  return typeof value === 'string' ? value : null;
}

function fileName(form: FormData): string {
  const file = form.get('file');
  return file && typeof file !== 'string' ? file.name : '';
}
