import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Loaded } from '../../../parts/loaded.js';
import { useWords } from '../../../words/catalogue.js';
import { useFormats } from '../../../words/formats.js';
import { isUnderWay, useTasks, type Task } from '../reading.js';
import { StepRow } from './step-row.js';
import classes from './steps.module.css';
import { words } from './words.js';

/** Nothing but a person brings it further. */
const needsSomebody = ({ state, retriedAs }: Task): boolean => (state === 'failed' || state === 'stopped') && retriedAs === null;

const Summary = ({ tasks }: { readonly tasks: readonly Task[] }) => {
  const told = useWords(words);
  const { counted, number } = useFormats();
  const [done, running, trouble] = [
    tasks.filter(({ state }) => state === 'succeeded').length,
    tasks.filter(isUnderWay).length,
    tasks.filter(needsSomebody).length,
  ];
  return (
    <Group gap="xs" aria-live="polite">
      {running > 0 && (
        <Badge variant="outline" color="indigo" tt="none">
          {told.running(number(running))}
        </Badge>
      )}
      {trouble > 0 && (
        <Badge variant="outline" color="orange" tt="none">
          {counted(trouble, { one: told.trouble.one, other: told.trouble.other(number(trouble)) })}
        </Badge>
      )}
      {done > 0 && (
        <Badge variant="outline" color="teal" tt="none">
          {told.allDone(number(done))}
        </Badge>
      )}
    </Group>
  );
};

/** All work of the project; what runs or needs somebody is always in sight, the rest when it is asked for. */
export const Steps = ({ projectId }: { readonly projectId: string }) => {
  const told = useWords(words);
  const tasks = useTasks(projectId);
  const [isOpen, setOpen] = useState(false);
  return (
    <Paper component="section" withBorder px="md" py="sm" aria-labelledby="steps">
      <Loaded query={tasks} lines={1}>
        {all => {
          const shown = isOpen ? all : all.filter(task => isUnderWay(task) || needsSomebody(task));
          return (
            <Stack gap={0}>
              <Group justify="space-between">
                <Group gap="sm">
                  <Title order={2} size="h5" id="steps">
                    {told.title}
                  </Title>
                  <Summary tasks={all} />
                </Group>
                <Button size="compact-sm" variant="subtle" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
                  {isOpen ? told.hide : told.show}
                </Button>
              </Group>
              {shown.length > 0 && (
                <ul className={classes['steps']}>
                  {shown.map(task => (
                    <StepRow key={task.taskId} task={task} />
                  ))}
                </ul>
              )}
              {isOpen && all.length === 0 && <Text size="sm">{told.noneYet}</Text>}
            </Stack>
          );
        }}
      </Loaded>
    </Paper>
  );
};
