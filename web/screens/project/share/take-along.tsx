import { Group, Paper, SimpleGrid, Stack, Text } from '@mantine/core';
import IconDownload from '@tabler/icons-react/icons/IconDownload';
import { Section } from '../../../parts/section.js';
import { useWords } from '../../../words/catalogue.js';
import classes from './share.module.css';
import { words } from './words.js';

const FORMATS = ['zip', 'markdown', 'json'] as const;

const Download = ({ href, name, about }: { readonly href: string; readonly name: string; readonly about: string }) => (
  <Paper withBorder p="sm" component="a" href={href} download className={classes['download']}>
    <Group wrap="nowrap" gap="sm">
      <IconDownload size={20} aria-hidden />
      <Stack gap={0}>
        <Text fw={600} size="sm">
          {name}
        </Text>
        <Text size="sm" c="dimmed">
          {about}
        </Text>
      </Stack>
    </Group>
  </Paper>
);

/** The project as files. */
export const TakeAlong = ({ projectId }: { readonly projectId: string }) => {
  const told = useWords(words);
  const [video = '', aboutVideo = ''] = told.source;
  return (
    <Section title={told.take} lead={told.takeLead}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {FORMATS.map(format => {
          const [name = '', about = ''] = told.formats[format];
          return <Download key={format} href={`/v1/projects/${projectId}/export?format=${format}`} name={name} about={about} />;
        })}
        <Download href={`/v1/projects/${projectId}/source`} name={video} about={aboutVideo} />
      </SimpleGrid>
    </Section>
  );
};
