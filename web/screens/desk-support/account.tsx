import { Alert, Anchor, Button, Group, Stack, Tabs, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { ActDialog, type Deed } from '../../parts/act-dialog.js';
import { Loaded } from '../../parts/loaded.js';
import { WhyPanel, type WhyOf } from '../../parts/why.js';
import { ways } from '../../ways.js';
import { useWords } from '../../words/catalogue.js';
import { useFormats } from '../../words/formats.js';
import { Acts } from './acts.js';
import { accountKey, overviewQuery } from './asking.js';
import { AsOf } from './as-of.js';
import { AskWhy } from './ask-why.js';
import { Content } from './content.js';
import { Overview } from './overview.js';
import { Timeline } from './timeline.js';
import type { Hands } from './hands.js';
import { words } from './words.js';

const PARTS = ['overview', 'timeline', 'why', 'content', 'acts'] as const;
type Part = (typeof PARTS)[number];

/** One account, now or as its owner saw it at a moment. */
export const Account = ({ accountId }: { readonly accountId: string }) => {
  const text = useWords(words);
  const { moment } = useFormats();
  const [asOf, setAsOf] = useState<string | null>(null);
  const [part, setPart] = useState<Part>('overview');
  const [why, setWhy] = useState<WhyOf | null>(null);
  const [deed, setDeed] = useState<Deed | null>(null);
  const now = useQuery(overviewQuery({ accountId, asOf: null }));
  const looked = useQuery(overviewQuery({ accountId, asOf }));
  const hands: Hands = { accountId, onWhy: of => setWhy({ ...of, accountId }), onAct: asOf === null ? setDeed : null };
  return (
    <Stack>
      <Group justify="space-between">
        <Title order={2} size="h4" ff="monospace">
          {accountId}
        </Title>
        <Anchor component={Link} href={ways.support} size="sm">
          {text.another}
        </Anchor>
      </Group>
      {now.data?.openedAt && <AsOf since={now.data.openedAt} asOf={asOf} onChange={setAsOf} />}
      {asOf !== null && (
        <Alert variant="outline" color="orange" role="status" title={text.past(moment(asOf))}>
          <Group justify="space-between">
            <Text size="sm">{text.pastSays}</Text>
            <Button size="xs" variant="default" onClick={() => setAsOf(null)}>
              {text.toNow}
            </Button>
          </Group>
        </Alert>
      )}
      <Tabs value={part} onChange={value => setPart((value ?? 'overview') as Part)} keepMounted={false}>
        <Tabs.List mb="md">
          {PARTS.map(each => (
            <Tabs.Tab key={each} value={each}>
              {text.parts[each]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="overview">
          <Loaded query={looked} lines={10}>
            {overview => <Overview overview={overview} hands={hands} />}
          </Loaded>
        </Tabs.Panel>
        <Tabs.Panel value="timeline">
          <Timeline looked={{ accountId, asOf }} onWhy={hands.onWhy} />
        </Tabs.Panel>
        <Tabs.Panel value="why">
          <AskWhy onWhy={hands.onWhy} />
        </Tabs.Panel>
        <Tabs.Panel value="content">
          <Loaded query={now} lines={4}>
            {({ consents }) => <Content looked={{ accountId, asOf }} consents={consents} />}
          </Loaded>
        </Tabs.Panel>
        <Tabs.Panel value="acts">
          <Acts looked={{ accountId, asOf }} />
        </Tabs.Panel>
      </Tabs>
      <WhyPanel of={why} onClose={() => setWhy(null)} />
      <ActDialog deed={deed} renews={[accountKey(accountId)]} onClose={() => setDeed(null)} />
    </Stack>
  );
};
