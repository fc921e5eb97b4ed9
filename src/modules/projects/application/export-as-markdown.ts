import { speakerNames, type TranscriptSegment } from '../../../shared-kernel/generation/transcript.js';
import { micro, type MicroText } from '../../../shared-kernel/money.js';
import { clock, plain } from '../domain/plain-markdown.js';
import type { ExportedOutput, ListedPicture, ProjectExport } from './export-project.js';

/** A text exactly as it is, inside a fence that is longer than any in it. */
export const fenced = (text: string): string => {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text}${text.endsWith('\n') ? '' : '\n'}${fence}\n`;
};

const MICRO = 1_000_000n;

/** Micro-credits as decimal credits, exact. */
export const decimalCredits = (amount: MicroText): string => {
  const [whole, rest] = [micro(amount) / MICRO, micro(amount) % MICRO];
  return rest === 0n ? `${whole}` : `${whole}.${`${rest}`.padStart(6, '0').replace(/0+$/, '')}`;
};

const pictureLine = ({ mediaType, bytes, facts }: ListedPicture): string => {
  const { width, height, atSeconds } = facts;
  const size = width === undefined || height === undefined ? '' : `, ${width} × ${height}`;
  return `- ${plain(mediaType)}, ${bytes} bytes${size}${typeof atSeconds === 'number' ? `, at ${clock(atSeconds)}` : ''}\n`;
};

const paidLine = ({ output, receipt }: ExportedOutput): string => {
  const rule = receipt ? ` (rule ${plain(receipt.rule)})` : '';
  if (output.payer === 'own-key') {
    const lastFour = receipt?.key?.lastFour;
    return `- Paid by the OpenAI account of the key${lastFour ? ` that ends in ${plain(lastFour)}` : ''}${rule}; 0 platform credits charged\n`;
  }
  const charged = receipt?.charged ?? null;
  const returned = receipt?.returned ?? '0';
  const back = returned === '0' ? '' : `, ${decimalCredits(returned)} of them paid back`;
  return `- Paid with platform credits${rule}; ${charged === null ? 'not yet charged' : `${decimalCredits(charged)} platform credits charged${back}`}\n`;
};

/** One output under a heading, with what was paid for it; its words stand in a fence that they cannot leave. */
export const outputAsMarkdown = (exported: ExportedOutput, heading: '#' | '###'): string => {
  const { output, cardName, text, pictures } = exported;
  const { operation, version, state, reason, model, simulated, requestedAt } = output;
  const title = cardName === null ? operation : cardName;
  const facts = [
    `${heading} ${plain(title)}, version ${version}\n\n`,
    `- Asked for at ${requestedAt}; ${state}${reason === null ? '' : `: ${plain(reason)}`}\n`,
    model === null ? '' : `- Model ${plain(model)}${simulated ? ', simulated by the sandbox provider' : ''}\n`,
    paidLine(exported),
  ];
  const words = text === null ? '' : `\n${fenced(text)}`;
  return [...facts, ...pictures.map(pictureLine), words].join('');
};

const segmentLine = ({ start, end, text }: TranscriptSegment, speaker: string | null): string =>
  `- **${clock(start)}–${clock(end)}** ${speaker === null ? '' : `**${plain(speaker)}:** `}${plain(text)}\n`;

/** A project as Markdown, written piece by piece; its last line says that nothing was cut off. */
export async function* asMarkdown({
  name,
  projectId,
  createdAt,
  forkedFrom,
  transcript,
  thumbnails,
  outputs,
}: ProjectExport): AsyncGenerator<string> {
  yield `# ${plain(name)}\n\nProject ${projectId}, created at ${createdAt}${forkedFrom === null ? '' : `, forked from ${forkedFrom}`}.\n`;
  yield `\n## Transcript\n\n`;
  if (transcript === null) yield 'There is none.\n';
  else {
    if (transcript.simulated) yield 'Simulated by the sandbox provider.\n\n';
    const nameOf = speakerNames(transcript);
    for (const segment of transcript.segments) yield segmentLine(segment, nameOf(segment));
  }
  yield `\n## Thumbnails\n\n${thumbnails.length === 0 ? 'There are none.\n' : ''}`;
  for (const picture of thumbnails) yield pictureLine(picture);
  yield '\n## Texts and images\n';
  let count = 0;
  for await (const output of outputs) {
    yield `\n${outputAsMarkdown(output, '###')}`;
    count += 1;
  }
  yield count === 0 ? '\nThere are none.\n' : '';
  yield '\n---\nThis is all of it.\n';
}
