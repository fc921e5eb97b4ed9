import { lazy, Suspense } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { usePerson, type Person } from './api/session.js';
import { Waiting } from './parts/waiting.js';
import { isOpenTo } from './desks.js';
import { ProblemView } from './parts/problem-view.js';
import { OpenToAll } from './shell/open-to-all.js';
import { ways } from './ways.js';

/** Each screen is loaded when it is gone to, and what surrounds them when somebody is signed in. */
const Shell = lazy(async () => ({ default: (await import('./shell/shell.js')).Shell }));
const SignIn = lazy(() => import('./screens/sign-in/sign-in.js'));
const SignUp = lazy(() => import('./screens/sign-in/sign-up.js'));
const Forgotten = lazy(() => import('./screens/sign-in/forgotten.js'));
const NewPassword = lazy(() => import('./screens/sign-in/new-password.js'));
const ConfirmEmail = lazy(() => import('./screens/sign-in/confirm-email.js'));
const StopLetters = lazy(() => import('./screens/sign-in/stop-letters.js'));
const Notices = lazy(() => import('./screens/notices/notices.js'));
const Projects = lazy(() => import('./screens/projects/projects.js'));
const ApiSettings = lazy(() => import('./screens/settings-api/settings-api.js'));
const ConnectionSettings = lazy(() => import('./screens/settings-connections/settings-connections.js'));
const Credits = lazy(() => import('./screens/credits/credits.js'));
const Prices = lazy(() => import('./screens/prices/prices.js'));
const Guide = lazy(() => import('./screens/guide/guide.js'));
const NewProject = lazy(() => import('./screens/new-project/new-project.js'));
const AccountSettings = lazy(() => import('./screens/settings-account/settings-account.js'));
const Trash = lazy(() => import('./screens/projects/trash.js'));
const Project = lazy(() => import('./screens/project/project.js'));
const Shared = lazy(() => import('./screens/shared/shared.js'));
const AuditDesk = lazy(() => import('./screens/desk-audit/desk-audit.js'));
const OperatorDesk = lazy(() => import('./screens/desk-operations/desk-operations.js'));
const SupportDesk = lazy(() => import('./screens/desk-support/desk-support.js'));
const Erased = lazy(() => import('./screens/settings-account/erased.js'));
const NotYours = lazy(() => import('./screens/not-yours.js'));
const Unencrypted = lazy(() => import('./screens/unencrypted.js'));
const Missing = lazy(() => import('./screens/missing.js'));

export { ways };

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
    <Suspense fallback={<Waiting />}>
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
    </Suspense>
  </Shell>
);

const ForAnybody = () => {
  const { person, error } = usePerson();
  if (person === undefined) return error ? <ProblemView refused={error} /> : <Waiting />;
  return person ? <ForPeople person={person} /> : <ForGuests />;
};

export const Routes = () => (
  <Suspense fallback={<Waiting />}>
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
  </Suspense>
);
