import { Tabs } from '@mantine/core';
import { useState } from 'react';
import { Screen } from '../../parts/screen.js';
import { useWords } from '../../words/catalogue.js';
import { Checkpoints } from './checkpoints.js';
import { Exports } from './exports.js';
import { Log } from './log.js';
import { Reconciliation } from './reconciliation.js';
import { words } from './words.js';

const PARTS = { log: Log, checkpoints: Checkpoints, exports: Exports, reconciliation: Reconciliation } as const;
type Part = keyof typeof PARTS;
const parts = Object.keys(PARTS) as Part[];

/** The log, and what shows that it was not rewritten. */
const AuditDesk = () => {
  const text = useWords(words);
  const [part, setPart] = useState<Part>('log');
  return (
    <Screen title={text.title} lead={text.lead}>
      <Tabs value={part} onChange={value => setPart((value ?? 'log') as Part)} keepMounted={false}>
        <Tabs.List mb="md">
          {parts.map(each => (
            <Tabs.Tab key={each} value={each}>
              {text[each]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {parts.map(each => {
          const Panel = PARTS[each];
          return (
            <Tabs.Panel key={each} value={each}>
              <Panel />
            </Tabs.Panel>
          );
        })}
      </Tabs>
    </Screen>
  );
};

export default AuditDesk;
