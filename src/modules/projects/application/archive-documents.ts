import type { ArchiveFile } from '../../../infrastructure/archive/zip-bytes.js';
import { wordDocument, type WordParagraph } from '../../../infrastructure/archive/word-document.js';
import type { Transcript } from '../../../shared-kernel/generation/transcript.js';
import { clock } from '../domain/plain-markdown.js';
import { paragraphsOf } from '../domain/subtitles/write-text.js';
import type { ExportedOutput, ProjectExport } from './export-project.js';

/** A document is made in memory, and packing it holds everybody else up: one of this size takes a fraction of a second. */
const MOST_PARAGRAPHS = 800;
const MOST_CHARACTERS = 300_000;
/** Somebody who never pauses speaks one paragraph for hours. */
const MOST_IN_PARAGRAPH = 5_000;

function* wordsOf(transcript: Transcript | null): Generator<WordParagraph> {
  yield { style: 'heading', text: 'Transcript' };
  if (transcript === null) return void (yield { style: 'note', text: 'There is none.' });
  if (transcript.simulated) yield { style: 'note', text: 'Simulated by the sandbox provider.' };
  for (const { start, speaker, text } of paragraphsOf(transcript))
    yield { style: 'text', lead: speaker === null ? clock(start) : `${clock(start)} ${speaker}:`, text };
}

function* textOf({ output, cardName, text }: ExportedOutput): Generator<WordParagraph> {
  if (text === null) return;
  const { operation, version, requestedAt, simulated } = output;
  yield { style: 'subheading', text: `${cardName ?? operation}, version ${version}` };
  yield { style: 'note', text: `Asked for at ${requestedAt}${simulated ? '; simulated by the sandbox provider' : ''}` };
  for (const line of text.split(/\r\n|\r|\n/)) if (line.trim() !== '') yield { style: 'text', text: line };
}

async function* paragraphsOfProject({ name, transcript, outputs }: ProjectExport): AsyncGenerator<WordParagraph> {
  yield { style: 'title', text: name };
  yield* wordsOf(transcript);
  yield { style: 'heading', text: 'Texts' };
  for await (const output of outputs) yield* textOf(output);
}

const endOfPart = (text: string): number => {
  const space = text.lastIndexOf(' ', MOST_IN_PARAGRAPH);
  if (space > 0) return space;
  // never inside a letter
  return /[\uD800-\uDBFF]/.test(text.charAt(MOST_IN_PARAGRAPH - 1)) ? MOST_IN_PARAGRAPH - 1 : MOST_IN_PARAGRAPH;
};

/** A paragraph in parts of a bounded length; what is said in bold stands before the first. */
export function* inParts(paragraph: WordParagraph): Generator<WordParagraph> {
  let [part, rest]: [WordParagraph, string] = [paragraph, paragraph.text];
  while (rest.length > MOST_IN_PARAGRAPH) {
    const end = endOfPart(rest);
    yield { ...part, text: rest.slice(0, end) };
    [part, rest] = [{ style: paragraph.style, text: '' }, rest.slice(end).trimStart()];
  }
  yield { ...part, text: rest };
}

async function* boundedParagraphs(project: ProjectExport): AsyncGenerator<WordParagraph> {
  for await (const paragraph of paragraphsOfProject(project)) yield* inParts(paragraph);
}

async function* documentsOf(project: ProjectExport): AsyncGenerator<Uint8Array> {
  let [waiting, characters]: [WordParagraph[], number] = [[], 0];
  for await (const paragraph of boundedParagraphs(project)) {
    waiting.push(paragraph);
    characters += paragraph.text.length;
    if (waiting.length < MOST_PARAGRAPHS && characters < MOST_CHARACTERS) continue;
    yield await wordDocument(project.name, waiting);
    [waiting, characters] = [[], 0];
  }
  if (waiting.length > 0) yield await wordDocument(project.name, waiting);
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** The words and texts of a project for a word processor: one document, or for a very long project as many as keep each of them small. */
export async function* documentFiles(project: ProjectExport): AsyncGenerator<ArchiveFile> {
  let part = 0;
  for await (const document of documentsOf(project)) {
    part += 1;
    yield { name: part === 1 ? 'document.docx' : `document-${part}.docx`, at: project.createdAt, isPacked: true, bytes: only(document) };
  }
}
