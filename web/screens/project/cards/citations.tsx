import { Anchor, List, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { api, taken } from '../../../api/client.js';
import { ways } from '../../../ways.js';
import { useWords } from '../../../words/catalogue.js';
import { useFormats } from '../../../words/formats.js';
import type { Output } from '../reading.js';
import { words } from './words.js';

/** Only a text that is such a document has places in it; asking for those of another is refused. */
const mayCite = (text: string): boolean => text.trimStart().startsWith('{') || text.includes('```json');

/** Chapters and quotes that hold in the video, each with the way to it; what does not hold stands apart. */
export const Citations = ({ output, text }: { readonly output: Output; readonly text: string }) => {
  const told = useWords(words);
  const { clock } = useFormats();
  const { outputId, projectId } = output;
  const { data } = useQuery({
    queryKey: ['outputs', outputId, 'citations'],
    enabled: mayCite(text),
    retry: false,
    queryFn: () => taken(api.GET('/v1/outputs/{outputId}/citations', { params: { path: { outputId } } })),
  });
  if (!data) return null;
  return (
    <Stack gap="xs">
      <Text size="sm" fw={600}>
        {told.cited}
      </Text>
      <List size="sm">
        {data.items.map(({ start, text: said }) => (
          <List.Item key={`${String(start)} ${said}`}>
            <Anchor component={Link} href={`${ways.project(projectId)}#t=${String(start)}`}>
              {clock(start)}
            </Anchor>{' '}
            {said}
          </List.Item>
        ))}
      </List>
      {data.refused.length > 0 && (
        <>
          <Text size="sm" fw={600}>
            {told.citedWrong}
          </Text>
          <List size="sm">
            {data.refused.map(({ at, text: said }) => (
              <List.Item key={`${at} ${said}`}>
                {at} {said}
              </List.Item>
            ))}
          </List>
        </>
      )}
    </Stack>
  );
};
