import { Alert, Button, Stack, Text } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Refused, type Shapes } from '../../api/client.js';
import { Loaded } from '../../parts/loaded.js';
import { More } from '../../parts/more.js';
import { Section } from '../../parts/section.js';
import { useWords } from '../../words/catalogue.js';
import { accountKey, type Looked } from './asking.js';
import { projectsQuery } from './content-asking.js';
import { ContentProject } from './content-project.js';
import { contentWords } from './content.words.js';

interface Choice {
  readonly projectId: string;
  readonly name: string;
}

const Choices = ({ of, onOpen }: { readonly of: readonly Choice[]; readonly onOpen: (projectId: string) => void }) => {
  const text = useWords(contentWords);
  return (
    <Stack gap="xs" align="flex-start">
      {of.map(({ projectId, name }) => (
        <Button key={projectId} variant="default" size="sm" maw="100%" aria-label={text.openProject(name)} onClick={() => onOpen(projectId)}>
          <bdi>{name}</bdi>
        </Button>
      ))}
    </Stack>
  );
};

interface EverythingProps {
  readonly looked: Looked;
  readonly onOpen: (projectId: string) => void;
  readonly over: ReactNode;
}

const Everything = ({ looked, onOpen, over }: EverythingProps) => {
  const text = useWords(contentWords);
  const read = useInfiniteQuery(projectsQuery(looked));
  if (read.error instanceof Refused && read.error.status === 404) return over;
  return (
    <Loaded query={read}>
      {({ pages }) => {
        const projects = pages.flatMap(({ items }) => items);
        return (
          <Stack>
            {projects.length === 0 && <Text size="sm">{text.noProjects}</Text>}
            <Choices of={projects.map(({ projectId, name }) => ({ projectId, name: name ?? text.unnamed }))} onOpen={onOpen} />
            <More of={read} />
          </Stack>
        );
      }}
    </Loaded>
  );
};

interface ContentProps {
  readonly looked: Looked;
  /** Those that stand. */
  readonly consents: readonly Shapes['StateConsentShape'][];
}

/** What the owner made, while a consent of theirs stands; otherwise how it is opened. */
export const Content = ({ looked, consents }: ContentProps) => {
  const text = useWords(contentWords);
  const queries = useQueryClient();
  const [projectId, setProjectId] = useState<string | null>(null);
  const lookAgain = () => void queries.invalidateQueries({ queryKey: accountKey(looked.accountId) });
  const closed = (title: string, says: string) => (
    <Alert variant="outline" color="gray" role="status" title={title}>
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{says}</Text>
        <Button size="xs" variant="default" onClick={lookAgain}>
          {text.lookAgain}
        </Button>
      </Stack>
    </Alert>
  );
  const over = closed(text.over, text.overSays);
  const single = consents.flatMap(consent => (consent.projectId === null ? [] : [consent.projectId]));
  const open = () => {
    if (consents.length === 0) return closed(text.closed, text.closedSays);
    if (projectId !== null) return <ContentProject looked={looked} projectId={projectId} over={over} onBack={() => setProjectId(null)} />;
    if (consents.length > single.length) return <Everything looked={looked} onOpen={setProjectId} over={over} />;
    return <Choices of={[...new Set(single)].map(id => ({ projectId: id, name: text.oneProject(id) }))} onOpen={setProjectId} />;
  };
  return (
    <Section title={text.title} lead={text.lead}>
      {open()}
    </Section>
  );
};
