import { Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx';

/** One paragraph of a document: plain text, perhaps after some words in bold. */
export interface WordParagraph {
  readonly style: 'title' | 'heading' | 'subheading' | 'text' | 'note';
  readonly lead?: string;
  readonly text: string;
}

const HEADINGS = { title: HeadingLevel.TITLE, heading: HeadingLevel.HEADING_1, subheading: HeadingLevel.HEADING_2 } as const;

/** XML 1.0 cannot hold these in any spelling; one of them would make the whole document unreadable. */
const unwritable = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const writable = (text: string): string => text.toWellFormed().replace(unwritable, '\u{FFFD}');

const written = ({ style, lead, text }: WordParagraph): Paragraph =>
  new Paragraph({
    ...(style === 'text' || style === 'note' ? {} : { heading: HEADINGS[style] }),
    spacing: { after: 120 },
    children: [
      ...(lead === undefined ? [] : [new TextRun({ text: `${writable(lead)} `, bold: true })]),
      new TextRun({ text: writable(text), italics: style === 'note' }),
    ],
  });

/** A document for a word processor. It is made in memory, so whoever asks for it bounds how much is in it. */
export const wordDocument = (title: string, paragraphs: readonly WordParagraph[]): Promise<Uint8Array> =>
  Packer.toBuffer(new Document({ creator: 'Keyreel', title: writable(title), sections: [{ children: paragraphs.map(written) }] }));
