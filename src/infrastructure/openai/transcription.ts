import { readFile, stat } from 'node:fs/promises';
import type OpenAI from 'openai';
import type { CallOutcome, TimedText, TranscriptionAnswer, TranscriptionRequest, Usage } from '../../shared-kernel/ports/provider.js';
import { BadAnswer, type Line } from './exchange.js';
import { at, countAt, listAt, secondsAt, textAt } from './json.js';
import type { TranscriptionCapabilities } from './provider-models.js';
import { sentences } from './provider-codes.js';

/** What is taken for granted of a transcription model nobody has described: text alone, from files as large as OpenAI takes. */
export const UNDESCRIBED: TranscriptionCapabilities = {
  segmentTimes: false,
  wordTimes: false,
  speakers: false,
  prompt: true,
  maxSeconds: null,
  maxBytes: 26_214_400,
};

type Refusal = Extract<CallOutcome<never>, { outcome: 'refused' }>;

/** The audio as it is sent, or a refusal before anything is sent when the model is known not to take it. Rejects when the file cannot be read. */
export async function audioFor(request: TranscriptionRequest, can: TranscriptionCapabilities): Promise<File | Refusal> {
  const { audio, seconds } = request;
  if (can.maxSeconds !== null && seconds > can.maxSeconds) return refusal('too_long', `At most ${can.maxSeconds} seconds of audio.`);
  const size = 'bytes' in audio ? audio.bytes.length : (await stat(audio.path)).size;
  if (size > can.maxBytes) return refusal('too_large', `At most ${can.maxBytes} bytes.`);
  return fileOf(request);
}

function refusal(reason: 'too_long' | 'too_large', more: string): Refusal {
  return { outcome: 'refused', reason, detail: `${sentences[reason]} ${more}`, code: null, requestId: null };
}

/** Sends one piece of audio and reads text, and times and speakers where the model gives them. */
export async function transcribe(
  line: Line,
  request: TranscriptionRequest,
  file: File,
  can: TranscriptionCapabilities,
): Promise<CallOutcome<TranscriptionAnswer>> {
  const body = { file, model: request.model, stream: false as const, ...wishes(request, can) };
  const { data, response } = await line.client.audio.transcriptions.create(body, line.options).withResponse();
  line.heard(response);
  const answer: unknown = data;
  const text = textAt(answer, 'text');
  if (text === undefined) throw new BadAnswer('bad_answer');
  const value = { text, languages: languagesOf(answer), ...timesOf(answer, can) };
  return { outcome: 'succeeded', value, usage: usageOf(answer, request), requestId: line.requestId, simulated: line.simulated };
}

type Wishes = Omit<OpenAI.Audio.TranscriptionCreateParamsNonStreaming<'json'>, 'file' | 'model' | 'stream' | 'response_format'> & {
  response_format: 'json';
  keywords?: string[];
};

/** The answer's format goes by what the model can do, never by its name. */
function wishes(request: TranscriptionRequest, can: TranscriptionCapabilities): Wishes {
  const timed = can.segmentTimes || can.wordTimes;
  const granularities: ('segment' | 'word')[] = can.wordTimes ? ['segment', 'word'] : ['segment'];
  return {
    response_format: (can.speakers ? 'diarized_json' : timed ? 'verbose_json' : 'json') as 'json',
    ...(timed && !can.speakers && { timestamp_granularities: granularities }),
    ...(can.speakers && { chunking_strategy: 'auto' as const }),
    ...(request.language && { language: firstPart(request.language) }),
    ...hints(request, can),
  };
}

/** A model that takes no keywords reads them in its prompt, where it takes one. */
function hints({ prompt, vocabulary = [] }: TranscriptionRequest, can: TranscriptionCapabilities): { prompt?: string; keywords?: string[] } {
  const isListed = can.keywords === true && vocabulary.length > 0;
  const said = [prompt ?? '', isListed ? '' : vocabulary.join(', ')].filter(part => part !== '').join(' ');
  return { ...(said !== '' && can.prompt && { prompt: said }), ...(isListed && { keywords: [...vocabulary] }) };
}

/** The provider knows languages, not how they are written where. */
function firstPart(tag: string): string {
  return tag.split('-')[0] ?? tag;
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/x-m4a': 'm4a',
  'audio/ogg': 'ogg',
  'audio/wav': 'wav',
  'audio/x-wav': 'wav',
  'audio/flac': 'flac',
  'audio/webm': 'webm',
};

/** Named by its format alone: the provider goes by the ending, and the user's file name is nobody's business. */
async function fileOf({ audio, mediaType }: TranscriptionRequest): Promise<File> {
  const bytes = 'bytes' in audio ? audio.bytes : await readFile(audio.path);
  return new File([new Uint8Array(bytes)], `audio.${EXTENSIONS[mediaType] ?? 'mp3'}`, { type: mediaType });
}

function languagesOf(answer: unknown): readonly string[] {
  const codes = listAt(answer, 'languages').map(language => textAt(language, 'code'));
  return [...codes, textAt(answer, 'language')].filter(code => code !== undefined);
}

function timesOf(answer: unknown, can: TranscriptionCapabilities): Pick<TranscriptionAnswer, 'segments' | 'words'> {
  const segments = listAt(answer, 'segments').flatMap(segment => timed(segment, textAt(segment, 'text')));
  const words = listAt(answer, 'words').flatMap(word => timed(word, textAt(word, 'word')));
  return {
    ...((can.segmentTimes || can.speakers) && segments.length > 0 && { segments }),
    ...(can.wordTimes && words.length > 0 && { words }),
  };
}

function timed(part: unknown, text: string | undefined): readonly TimedText[] {
  const start = secondsAt(part, 'start');
  const end = secondsAt(part, 'end');
  const speaker = textAt(part, 'speaker');
  if (text === undefined || start === undefined || end === undefined || end < start) return [];
  return [{ start, end, text, ...(speaker !== undefined && { speaker }) }];
}

function usageOf(answer: unknown, request: TranscriptionRequest): Usage {
  const inputTokens = countAt(answer, 'usage', 'input_tokens');
  const outputTokens = countAt(answer, 'usage', 'output_tokens');
  const billed = secondsAt(answer, 'usage', 'seconds');
  return {
    inputTokens: inputTokens ?? 0,
    cachedInputTokens: 0,
    cacheWriteTokens: 0,
    imageInputTokens: 0,
    outputTokens: outputTokens ?? 0,
    seconds: billed ?? request.seconds,
    complete: at(answer, 'usage') !== undefined && (billed !== undefined || (inputTokens !== undefined && outputTokens !== undefined)),
  };
}
