import { Container } from '@mantine/core';
import type { FallbackProps } from 'react-error-boundary';
import { Redirect, Route, Switch } from 'wouter';
import { usePerson, type Person } from './api/session.js';
import { BrokenScreen, Shelter } from './parts/shelter.js';
import { Waiting } from './parts/waiting.js';
import { whenShown } from './parts/when-shown.js';
import { isOpenTo } from './desks.js';
import { ProblemView } from './parts/problem-view.js';
import { OpenToAll } from './shell/open-to-all.js';
import { ways } from './ways.js';

/** Each screen is loaded when it is gone to, and what surrounds them when somebody is signed in. */
const Shell = whenShown(async () => ({ default: (await import('./shell/shell.js')).Shell }));
const SignIn = whenShown(() => import('./screens/sign-in/sign-in.js'));
const SignUp = whenShown(() => import('./screens/sign-in/sign-up.js'));
const Forgotten = whenShown(() => import('./screens/sign-in/forgotten.js'));
const NewPassword = whenShown(() => import('./screens/sign-in/new-password.js'));
const ConfirmEmail = whenShown(() => import('./screens/sign-in/confirm-email.js'));
const StopLetters = whenShown(() => import('./screens/sign-in/stop-letters.js'));
const Notices = whenShown(() => import('./screens/notices/notices.js'));
const Projects = whenShown(() => import('./screens/projects/projects.js'));
const ApiSettings = whenShown(() => import('./screens/settings-api/settings-api.js'));
const ConnectionSettings = whenShown(() => import('./screens/settings-connections/settings-connections.js'));
const Credits = whenShown(() => import('./screens/credits/credits.js'));
const Prices = whenShown(() => import('./screens/prices/prices.js'));
const Guide = whenShown(() => import('./screens/guide/guide.js'));
const NewProject = whenShown(() => import('./screens/new-project/new-project.js'));
const AccountSettings = whenShown(() => import('./screens/settings-account/settings-account.js'));
const Trash = whenShown(() => import('./screens/projects/trash.js'));
const Project = whenShown(() => import('./screens/project/project.js'));
const Shared = whenShown(() => import('./screens/shared/shared.js'));
const AuditDesk = whenShown(() => import('./screens/desk-audit/desk-audit.js'));
const OperatorDesk = whenShown(() => import('./screens/desk-operations/desk-operations.js'));
const SupportDesk = whenShown(() => import('./screens/desk-support/desk-support.js'));
const Erased = whenShown(() => import('./screens/settings-account/erased.js'));
const NotYours = whenShown(() => import('./screens/not-yours.js'));
const Unencrypted = whenShown(() => import('./screens/unencrypted.js'));
const Missing = whenShown(() => import('./screens/missing.js'));

export { ways };

/** What surrounds the screens may not have come either. */
const BrokenPage = (broken: FallbackProps) => (
  <Container component="main" py="xl">
    <BrokenScreen {...broken} />
  </Container>
);

const ForGuests = () => (
  <Switch>
    <Route path={ways.signUp} component={SignUp} />
    <Route path={ways.prices}>
      <OpenToAll>
        <Prices />
      </OpenToAll>
    </Route>
    <Route path={ways.guide}>
      <OpenToAll>
        <Guide />
      </OpenToAll>
    </Route>
    <Route component={SignIn} />
  </Switch>
);

const ForPeople = ({ person }: { person: Person }) => (
  <Shell person={person}>
    <Shelter broken={BrokenScreen} waiting={<Waiting />}>
      <Switch>
        <Route path={ways.start} component={Projects} />
        <Route path={ways.newProject} component={NewProject} />
        <Route path={ways.trash} component={Trash} />
        <Route path={ways.notices} component={Notices} />
        <Route path={ways.signIn}>
          <Redirect to={ways.start} replace />
        </Route>
        <Route path={ways.signUp}>
          <Redirect to={ways.start} replace />
        </Route>
        <Route path={ways.apiSettings} component={ApiSettings} />
        <Route path={ways.account} component={AccountSettings} />
        <Route path={ways.connections} component={ConnectionSettings} />
        <Route path={ways.credits} component={Credits} />
        <Route path={ways.prices} component={Prices} />
        <Route path={ways.guide} component={Guide} />
        <Route path="/projects/:projectId/:part?" component={Project} />
        <Route path={`${ways.support}/:accountId?`} component={isOpenTo(person, 'support') ? SupportDesk : NotYours} />
        <Route path={ways.audit} component={isOpenTo(person, 'audit') ? AuditDesk : NotYours} />
        <Route path={ways.operations} component={isOpenTo(person, 'operations') ? OperatorDesk : NotYours} />
        <Route component={Missing} />
      </Switch>
    </Shelter>
  </Shell>
);

const ForAnybody = () => {
  const { person, error } = usePerson();
  if (person === undefined) return error ? <ProblemView refused={error} /> : <Waiting />;
  return person ? <ForPeople person={person} /> : <ForGuests />;
};

export const Routes = () => (
  <Shelter broken={BrokenPage} waiting={<Waiting />}>
    <Switch>
      <Route path={ways.shared(':token')} component={Shared} />
      {!globalThis.isSecureContext && <Route component={Unencrypted} />}
      {/* letters lead to these, whoever is signed in, and they to another letter */}
      <Route path={ways.forgotten} component={Forgotten} />
      <Route path={ways.newPassword} component={NewPassword} />
      <Route path={ways.confirmEmail} component={ConfirmEmail} />
      <Route path={ways.stopLetters} component={StopLetters} />
      {/* whoever looks at it has no account any more, and is asked for none */}
      <Route path={ways.erased(':accountId')} component={Erased} />
      <Route component={ForAnybody} />
    </Switch>
  </Shelter>
);
