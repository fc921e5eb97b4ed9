import type { Speaker, Transcript, TranscriptSegment } from '../../../../shared-kernel/generation/transcript.js';
import { SubtitlesUnreadable } from '../errors.js';
import { saidInSrt, saidInVtt } from './cue-text.js';
import { readCues, type RawCue } from './read-cues.js';
import { decodeSubtitles, type SubtitleEncoding } from './subtitle-encoding.js';

/** Two bytes a character in the largest file that is still read. */
export const MOST_SUBTITLE_BYTES = 16 * 1024 * 1024;

/** What was mended or is odd about a file that was read all the same. */
export interface SubtitleRemark {
  readonly what: 'encoding_guessed' | 'ends_before_it_begins' | 'not_in_order' | 'overlaps' | 'has_no_text' | 'too_many_speakers';
  /** How many cues it concerns; 0 where it concerns the whole file. */
  readonly cues: number;
  /** The line of the first of them, from 1; null where it concerns the whole file. */
  readonly firstLine: number | null;
}

export interface ReadSubtitles {
  readonly format: 'srt' | 'vtt';
  readonly encoding: SubtitleEncoding;
  readonly transcript: Transcript;
  readonly remarks: readonly SubtitleRemark[];
}

/** So long stands a cue whose end was before its beginning. */
const MENDED_MS = 1_000;
const MOST_SPEAKERS = 200;

class Remarks {
  private readonly found = new Map<SubtitleRemark['what'], { cues: number; firstLine: number | null }>();

  add(what: SubtitleRemark['what'], line: number | null): void {
    const known = this.found.get(what) ?? { cues: 0, firstLine: line };
    this.found.set(what, { ...known, cues: known.cues + (line === null ? 0 : 1) });
  }

  list(): readonly SubtitleRemark[] {
    return [...this.found].map(([what, where]) => ({ what, ...where }));
  }
}

/** The people whom voices name, in the order in which they begin to speak. */
class Speakers {
  private readonly ids = new Map<string, string>();

  constructor(private readonly remarks: Remarks) {}

  idOf(name: string | null, line: number): string | undefined {
    if (name === null) return undefined;
    const known = this.ids.get(name);
    if (known !== undefined) return known;
    if (this.ids.size >= MOST_SPEAKERS) return void this.remarks.add('too_many_speakers', line);
    this.ids.set(name, `p${this.ids.size + 1}`);
    return this.ids.get(name);
  }

  list(): readonly Speaker[] {
    return [...this.ids].map(([name, id]) => ({ id, name: name.slice(0, 100).toWellFormed() }));
  }
}

const mended = (cue: RawCue, remarks: Remarks): RawCue => {
  if (cue.endMs > cue.startMs) return cue;
  // one that ends where it begins stands for a moment; only one that runs backwards is a mistake
  if (cue.endMs < cue.startMs) remarks.add('ends_before_it_begins', cue.line);
  return { ...cue, endMs: cue.startMs + MENDED_MS };
};

/** In the order of time; what overlaps does so on purpose, where two speak at once. */
const inOrder = (cues: readonly RawCue[], remarks: Remarks): readonly RawCue[] => {
  let before = 0;
  for (const { startMs, line } of cues) {
    if (startMs < before) remarks.add('not_in_order', line);
    before = Math.max(before, startMs);
  }
  const ordered = [...cues].sort((a, b) => a.startMs - b.startMs);
  let until = 0;
  for (const { startMs, endMs, line } of ordered) {
    if (startMs < until) remarks.add('overlaps', line);
    until = Math.max(until, endMs);
  }
  return ordered;
};

type Said = Omit<TranscriptSegment, 'id'>;

/** Reads a subtitle file of whichever encoding as a transcript. What can be mended is mended and told; what cannot throws `subtitles_unreadable`. */
export const readSubtitles = (bytes: Uint8Array): ReadSubtitles => {
  if (bytes.length > MOST_SUBTITLE_BYTES)
    throw SubtitlesUnreadable({ reason: 'too_large', mostBytes: MOST_SUBTITLE_BYTES, remedies: ['split_the_file'] });
  const { text, encoding, guessed } = decodeSubtitles(bytes);
  const { format, cues } = readCues(text);
  const remarks = new Remarks();
  if (guessed) remarks.add('encoding_guessed', null);
  const speakers = new Speakers(remarks);
  const said = inOrder(
    cues.map(cue => mended(cue, remarks)),
    remarks,
  ).flatMap(({ line, startMs, endMs, payload }): readonly Said[] => {
    const parts = format === 'vtt' ? saidInVtt(payload) : saidInSrt(payload);
    if (parts.length === 0) remarks.add('has_no_text', line);
    return parts.map(part => {
      const speaker = speakers.idOf(part.speaker, line);
      return { start: startMs / 1000, end: endMs / 1000, text: part.text, words: [], ...(speaker === undefined ? {} : { speaker }) };
    });
  });
  if (said.length === 0) throw SubtitlesUnreadable({ reason: 'no_text', line: cues[0]?.line ?? 1, cue: 1 });
  const durationSeconds = said.reduce((latest, { end }) => Math.max(latest, end), 0);
  const segments = said.map((segment, index) => ({ id: `s${index + 1}`, ...segment }));
  const named = speakers.list();
  const transcript = { language: null, durationSeconds, segments, simulated: false, ...(named.length === 0 ? {} : { speakers: named }) };
  return { format, encoding, transcript, remarks: remarks.list() };
};
