import { Button, Group, Image, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Shapes } from '../../api/client.js';
import { Loaded } from '../../parts/loaded.js';
import { Markdown } from '../../parts/markdown.js';
import { useWords } from '../../words/catalogue.js';
import { useOperationName, wordOf } from '../../words/codes.js';
import { useFormats } from '../../words/formats.js';
import type { Looked } from './asking.js';
import { productQuery } from './content-asking.js';
import { contentWords } from './content.words.js';

/** A picture for which one has to say whose it is: no address shows it. */
export const BlobPicture = ({ of, alt }: { readonly of: Blob; readonly alt: string }) => {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(of);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [of]);
  return url === null ? null : <Image src={url} alt={alt} radius="sm" maw="20rem" />;
};

type Product = Shapes['OutputProductShape'];

const One = ({ looked, outputId, product }: { readonly looked: Looked; readonly outputId: string; readonly product: Product }) => {
  const text = useWords(contentWords);
  const { number } = useFormats();
  const read = useQuery(productQuery(looked, outputId, product));
  return (
    <Loaded query={read}>
      {made =>
        typeof made === 'string' ? <Markdown text={made} under={5} /> : <BlobPicture of={made} alt={text.image(number(product.index + 1))} />
      }
    </Loaded>
  );
};

/** Something that was made, by its size and hash; it is read when that is asked for, and not before. */
export const ContentOutput = ({ looked, output }: { readonly looked: Looked; readonly output: Shapes['OutputShape'] }) => {
  const text = useWords(contentWords);
  const { moment, bytes } = useFormats();
  const operationOf = useOperationName();
  const [isShown, setShown] = useState(false);
  const size = output.products.reduce((sum, product) => sum + product.bytes, 0);
  return (
    <Paper withBorder p="sm" component="article">
      <Stack gap="xs">
        <Group justify="space-between">
          <Text size="sm">
            {operationOf(output.operation)} · {moment(output.requestedAt)} · {wordOf(text.states, output.state)}
            {size > 0 && ` · ${bytes(size)}`}
          </Text>
          {output.products.length > 0 && !isShown && (
            <Button size="compact-xs" variant="default" onClick={() => setShown(true)}>
              {text.show}
            </Button>
          )}
        </Group>
        {output.products.map(product => (
          <Text key={product.index} size="xs" ff="monospace" truncate="end" title={product.commitment}>
            {text.hash(product.commitment)}
          </Text>
        ))}
        {isShown && output.products.map(product => <One key={product.index} looked={looked} outputId={output.outputId} product={product} />)}
      </Stack>
    </Paper>
  );
};
