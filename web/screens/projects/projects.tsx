import { Anchor, Button, Group, Skeleton, Stack, TextInput, Title, VisuallyHidden } from '@mantine/core';
import IconPlus from '@tabler/icons-react/icons/IconPlus';
import IconSearch from '@tabler/icons-react/icons/IconSearch';
import { useState, type FormEvent } from 'react';
import { Link, useSearchParams } from 'wouter';
import { Refused } from '../../api/client.js';
import { ProblemView } from '../../parts/problem-view.js';
import { Screen } from '../../parts/screen.js';
import { ways } from '../../ways.js';
import { useWords } from '../../words/catalogue.js';
import { DropAndGo } from '../new-project/drop-and-go.js';
import { ProjectRow } from './project-row.js';
import classes from './projects.module.css';
import { SearchResults } from './search-results.js';
import { useProjects } from './use-projects.js';
import { words } from './words.js';

const Search = ({ query, onSearch }: { query: string; onSearch: (query: string) => void }) => {
  const text = useWords(words);
  const [typed, setTyped] = useState(query);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSearch(typed.trim());
  };
  return (
    <Group component="form" role="search" gap="xs" wrap="nowrap" {...{ onSubmit: submit }}>
      <TextInput
        flex={1}
        type="search"
        aria-label={text.search}
        placeholder={text.search}
        value={typed}
        onChange={event => setTyped(event.currentTarget.value)}
        leftSection={<IconSearch size={16} aria-hidden />}
        maxLength={300}
      />
      <Button type="submit" variant="default">
        {text.searchButton}
      </Button>
    </Group>
  );
};

/** Nothing made yet: the first video is one step away. */
const Empty = () => {
  const text = useWords(words);
  return (
    <Screen title={text.empty} lead={text.emptyLead}>
      <DropAndGo />
      <Anchor component={Link} href={ways.trash} size="sm">
        {text.trash}
      </Anchor>
    </Screen>
  );
};

const Projects = () => {
  const text = useWords(words);
  const [asked, setAsked] = useSearchParams();
  const query = asked.get('q') ?? '';
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useProjects();
  const projects = data?.pages.flatMap(({ items }) => items);
  if (projects?.length === 0) return <Empty />;
  return (
    <Screen
      title={text.title}
      actions={
        <Button component={Link} href={ways.newProject} leftSection={<IconPlus size={16} aria-hidden />}>
          {text.create}
        </Button>
      }
    >
      <Search query={query} onSearch={wanted => setAsked(wanted === '' ? {} : { q: wanted })} />
      {query !== '' && (
        <Stack component="section" gap="sm">
          <Group justify="space-between">
            <Title order={2} size="h4">
              {text.found}
            </Title>
            <Button variant="subtle" size="compact-sm" onClick={() => setAsked({})}>
              {text.clear}
            </Button>
          </Group>
          <SearchResults query={query} />
        </Stack>
      )}
      <section>
        <VisuallyHidden component="h2">{text.list}</VisuallyHidden>
        {error instanceof Refused && !projects && <ProblemView refused={error} onAgain={() => void refetch()} />}
        <ul className={classes['list']}>
          {!projects && !error && [1, 2, 3, 4].map(at => <Skeleton key={at} component="li" h={92} />)}
          {projects?.map(project => (
            <ProjectRow key={project.projectId} project={project} />
          ))}
        </ul>
      </section>
      <Group justify="space-between">
        <Anchor component={Link} href={ways.trash} size="sm">
          {text.trash}
        </Anchor>
        {hasNextPage && (
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {text.more}
          </Button>
        )}
      </Group>
    </Screen>
  );
};

export default Projects;
