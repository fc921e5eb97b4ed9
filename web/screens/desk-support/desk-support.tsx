import { TextInput } from '@mantine/core';
import { Screen } from '../../parts/screen.js';
import { useTicket } from '../../parts/ticket.js';
import { usePerson } from '../../api/session.js';
import { useWords } from '../../words/catalogue.js';
import { Account } from './account.js';
import { CreditChanges } from './credit-changes.js';
import { Search } from './search.js';
import { words } from './words.js';

const Ticket = () => {
  const text = useWords(words);
  const { ticket, become, isRight } = useTicket();
  return (
    <TextInput
      size="sm"
      label={text.ticket}
      description={text.ticketSays}
      maxLength={60}
      value={ticket}
      error={isRight ? undefined : text.ticketWrong}
      onChange={event => become(event.currentTarget.value.trim())}
      maw="22rem"
    />
  );
};

/** What did they see, and why: without seeing secrets or content. */
const SupportDesk = ({ params: { accountId } }: { readonly params: { readonly accountId?: string } }) => {
  const text = useWords(words);
  const { person } = usePerson();
  const mayDecide = person?.roles.some(role => role === 'admin' || role === 'auditor') ?? false;
  return (
    <Screen title={text.title} lead={text.lead}>
      <Ticket />
      {accountId === undefined ? (
        <>
          <Search />
          {mayDecide && <CreditChanges />}
        </>
      ) : (
        <Account key={accountId} accountId={accountId} />
      )}
    </Screen>
  );
};

export default SupportDesk;
