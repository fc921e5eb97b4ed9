import { Button, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Refused, type Shapes } from '../../api/client.js';
import { Loaded } from '../../parts/loaded.js';
import { More } from '../../parts/more.js';
import { useWords } from '../../words/catalogue.js';
import { useFormats } from '../../words/formats.js';
import type { Looked } from './asking.js';
import { outputsQuery, projectQuery, thumbnailQuery, thumbnailsQuery, transcriptQuery } from './content-asking.js';
import { BlobPicture, ContentOutput } from './content-product.js';
import { contentWords } from './content.words.js';

interface Of {
  readonly looked: Looked;
  readonly projectId: string;
}

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <Stack gap="xs" component="section">
    <Title order={4} size="h5">
      {title}
    </Title>
    {children}
  </Stack>
);

const Spoken = ({ looked, projectId }: Of) => {
  const text = useWords(contentWords);
  const { clock } = useFormats();
  const read = useQuery(transcriptQuery(looked, projectId));
  // not made yet, failed, or never asked for
  if (read.error instanceof Refused && [404, 409].includes(read.error.status)) return <Text size="sm">{text.nothingSaid}</Text>;
  return (
    <Loaded query={read} lines={4}>
      {({ language, segments }) => (
        <Stack gap={4} {...(language !== null && { lang: language })}>
          {segments.map(({ id, start, text: words }) => (
            <Text key={id} size="sm">
              {clock(start)} <bdi>{words}</bdi>
            </Text>
          ))}
        </Stack>
      )}
    </Loaded>
  );
};

const Made = ({ looked, projectId }: Of) => {
  const text = useWords(contentWords);
  const read = useInfiniteQuery(outputsQuery(looked, projectId));
  return (
    <Loaded query={read}>
      {({ pages }) => {
        const outputs = pages.flatMap(({ items }) => items);
        return (
          <Stack gap="sm">
            {outputs.length === 0 && <Text size="sm">{text.nothingMade}</Text>}
            {outputs.map(output => (
              <ContentOutput key={output.outputId} looked={looked} output={output} />
            ))}
            <More of={read} />
          </Stack>
        );
      }}
    </Loaded>
  );
};

const Picture = ({ looked, projectId, of }: Of & { readonly of: Shapes['ThumbnailShape'] }) => {
  const text = useWords(contentWords);
  const { clock } = useFormats();
  const read = useQuery(thumbnailQuery(looked, projectId, of));
  return <Loaded query={read}>{blob => <BlobPicture of={blob} alt={text.picture(clock(of.atSeconds))} />}</Loaded>;
};

const Pictures = ({ looked, projectId }: Of) => {
  const text = useWords(contentWords);
  const read = useQuery(thumbnailsQuery(looked, projectId));
  return (
    <Loaded query={read}>
      {({ items }) =>
        items.length === 0 ? (
          <Text size="sm">{text.noPictures}</Text>
        ) : (
          <SimpleGrid cols={{ base: 2, sm: 3, md: 4 }} spacing="sm">
            {items.map(each => (
              <Picture key={`${each.taskId} ${String(each.index)}`} looked={looked} projectId={projectId} of={each} />
            ))}
          </SimpleGrid>
        )
      }
    </Loaded>
  );
};

interface ContentProjectProps extends Of {
  readonly onBack: () => void;
  /** What is shown when it is open no more. */
  readonly over: ReactNode;
}

/** One project as its owner has it: the words, the texts and the pictures, for reading. */
export const ContentProject = ({ looked, projectId, onBack, over }: ContentProjectProps) => {
  const text = useWords(contentWords);
  const read = useQuery(projectQuery(looked, projectId));
  // what was read before is not shown on a consent that is over
  if (read.error instanceof Refused && read.error.status === 404) return over;
  return (
    <Loaded query={read}>
      {({ name }) => (
        <Stack>
          <Group justify="space-between">
            <Title order={3} size="h4">
              <bdi>{name ?? text.unnamed}</bdi>
            </Title>
            <Button size="xs" variant="default" onClick={onBack}>
              {text.back}
            </Button>
          </Group>
          <Part title={text.spoken}>
            <Spoken looked={looked} projectId={projectId} />
          </Part>
          <Part title={text.made}>
            <Made looked={looked} projectId={projectId} />
          </Part>
          <Part title={text.pictures}>
            <Pictures looked={looked} projectId={projectId} />
          </Part>
        </Stack>
      )}
    </Loaded>
  );
};
