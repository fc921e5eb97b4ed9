import type { PromptBlock } from './prompt-blocks.js';

/** A named part of a block: what stands under a markdown heading or inside a tag. */
export interface PromptSection {
  readonly name: string;
  readonly text: string;
}

const tagged = /<([a-z][a-z0-9_-]*)(?:\s[^>]*)?>([\s\S]*?)<\/\1>/gi;
const heading = /^#{1,6}\s+(.+)$/;

/** The named parts of a block, tags before headings; none where it has neither. */
export function sectionsOf(block: PromptBlock): readonly PromptSection[] {
  const tags = [...block.text.matchAll(tagged)].map(found => ({ name: found[1] ?? '', text: (found[2] ?? '').trim() }));
  return tags.length > 0 ? tags : underHeadings(block.text);
}

function underHeadings(text: string): readonly PromptSection[] {
  const sections: { name: string; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const name = heading.exec(line)?.[1];
    if (name) sections.push({ name: name.trim(), lines: [] });
    else sections.at(-1)?.lines.push(line);
  }
  return sections.map(({ name, lines }) => ({ name, text: lines.join('\n').trim() }));
}
