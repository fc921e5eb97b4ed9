import { Blockquote, Code, Divider, List, Text, Title, type TitleOrder } from '@mantine/core';
import { memo, useMemo } from 'react';
import { blocksOf, type Block } from './markdown-blocks.js';
import { inline } from './markdown-inline.js';
import classes from './markdown.module.css';
import { Table } from './table.js';
import { WideTable } from './wide-table.js';

const LOWEST = 6;

interface Shown {
  /** The level of a first heading in the text: it stands below the headings of the screen. */
  readonly under: number;
}

const SIZES = ['h3', 'h4', 'h5', 'h6', 'h6', 'h6'] as const;

const BlockView = ({ block, under }: { readonly block: Block } & Shown) => {
  switch (block.kind) {
    case 'heading': {
      const order = Math.min(LOWEST, under + block.level - 1) as TitleOrder;
      return (
        <Title order={order} size={SIZES[block.level - 1] ?? 'h6'} mt="md" mb={4}>
          {inline(block.text)}
        </Title>
      );
    }
    case 'paragraph':
      return <p>{inline(block.text)}</p>;
    case 'code':
      return (
        <Code block tabIndex={0}>
          {block.text}
        </Code>
      );
    case 'quote':
      return (
        <Blockquote p="sm" my="sm">
          <Blocks blocks={block.blocks} under={under} />
        </Blockquote>
      );
    case 'list':
      return (
        <List
          size="sm"
          type={block.ordered ? 'ordered' : 'unordered'}
          {...(block.ordered && block.start !== 1 && { start: block.start })}
          my="xs"
          withPadding
        >
          {block.items.map((item, index) => (
            <List.Item key={index}>
              <Blocks blocks={item} under={under} />
            </List.Item>
          ))}
        </List>
      );
    case 'table':
      return (
        <WideTable label={block.head.join(', ')} minWidth={320}>
          <Table.Thead>
            <Table.Tr>
              {block.head.map((cell, index) => (
                <Table.Th key={index}>{inline(cell)}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {block.rows.map((row, index) => (
              <Table.Tr key={index}>
                {row.map((cell, at) => (
                  <Table.Td key={at}>{inline(cell)}</Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </WideTable>
      );
    case 'rule':
      return <Divider my="md" />;
  }
};

const Blocks = ({ blocks, under }: { readonly blocks: readonly Block[] } & Shown) =>
  blocks.map((block, index) => <BlockView key={index} block={block} under={under} />);

/** A text that a model wrote, shown as it is meant. It makes elements of what it knows and text of all else: no HTML ever comes of it. */
export const Markdown = memo(function Markdown({ text, under = 3 }: { readonly text: string; readonly under?: number }) {
  const blocks = useMemo(() => blocksOf(text), [text]);
  return (
    <Text component="div" size="sm" className={classes['text']}>
      <Blocks blocks={blocks} under={under} />
    </Text>
  );
});
