import { Stack } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { usePerson } from '../../api/session.js';
import { ActDialog, type Deed } from '../../parts/act-dialog.js';
import { Loaded } from '../../parts/loaded.js';
import { More } from '../../parts/more.js';
import { Screen } from '../../parts/screen.js';
import { Section } from '../../parts/section.js';
import { StaffActs } from '../../parts/staff-acts.js';
import { useWords } from '../../words/catalogue.js';
import { actsQuery, OPERATIONS, workQuery } from './asking.js';
import { DeadJobs } from './dead-jobs.js';
import { Lanes } from './lanes.js';
import { Readiness } from './readiness.js';
import { Subscribers } from './subscribers.js';
import { OpenTasks } from './open-tasks.js';
import { words } from './words.js';

const Acts = () => {
  const { acts, actsLead } = useWords(words);
  const done = useInfiniteQuery(actsQuery);
  return (
    <Section title={acts} lead={actsLead}>
      <Loaded query={done}>
        {({ pages }) => (
          <Stack>
            <StaffActs acts={pages.flatMap(({ items }) => items)} />
            <More of={done} />
          </Stack>
        )}
      </Loaded>
    </Section>
  );
};

/** Queues and lag, and what an operator does about them. */
const OperatorDesk = () => {
  const { title, lead } = useWords(words);
  const [deed, setDeed] = useState<Deed | null>(null);
  const work = useQuery(workQuery);
  const { person } = usePerson();
  const onAct = person?.roles.includes('admin') === true ? setDeed : null;
  return (
    <Screen title={title} lead={lead}>
      <Readiness />
      <Loaded query={work} lines={8}>
        {answer => (
          <>
            <Lanes lanes={answer.lanes} onAct={onAct} />
            <OpenTasks work={answer} />
            <DeadJobs count={answer.deadJobs} onAct={onAct} />
            <Subscribers subscribers={answer.subscribers} onAct={onAct} />
          </>
        )}
      </Loaded>
      <Acts />
      <ActDialog deed={deed} renews={[OPERATIONS]} onClose={() => setDeed(null)} />
    </Screen>
  );
};

export default OperatorDesk;
