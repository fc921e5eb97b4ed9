import { idFrom } from '../../shared-kernel/ids.js';
import type { Policy, Reaction } from '../../shared-kernel/policy.js';
import type { Jobs, JobWorker } from '../../shared-kernel/ports/messages.js';
import { Refusal } from '../../shared-kernel/refusal.js';
import type { Streams } from '../messaging/streams.js';
import { jobInHand } from '../queue/job-in-hand.js';
import { BatchSpot } from './batch-spot.js';
import { secondsSince, type Watch } from './watch.js';
import { withMethods } from './with-methods.js';

/** The streams, with each command counted and traced as following from what caused it. */
export const watchedStreams = (streams: Streams, watch: Watch): Streams =>
  watch.isOff
    ? streams
    : withMethods(streams, {
        send: (command, context) => {
          const { type } = command;
          const facts = { 'keyreel.command': type, 'keyreel.command_id': context.commandId, 'keyreel.causation_id': context.causationId };
          const isRoot = context.causationId === context.commandId;
          const plan = {
            name: `command ${type}`,
            correlationId: context.correlationId,
            of: context.commandId,
            after: isRoot ? null : context.causationId,
            facts,
          };
          return watch.span(plan, async span => {
            let outcome = 'failed';
            try {
              const sent = await streams.send(command, context);
              outcome = sent.events.length > 0 ? 'done' : 'nothing';
              return sent;
            } catch (error) {
              if (error instanceof Refusal) {
                outcome = 'refused';
                span.facts['keyreel.refusal'] = error.code;
              }
              throw error;
            } finally {
              span.facts['keyreel.outcome'] = outcome;
              watch.count('keyreel_commands_total', { command: type, outcome });
            }
          });
        },
      });

const kindOf = (reaction: Reaction): string => ('job' in reaction ? 'job' : 'command');

/** A policy, with what it asks for counted, and traced as following from its event. */
export const watchedPolicy = (policy: Policy, watch: Watch): Policy => {
  if (watch.isOff) return policy;
  const { name } = policy;
  const on = Object.entries(policy.on).map(([type, react]): [string, typeof react] => [
    type,
    event => {
      const reactions = react(event);
      for (const reaction of reactions) watch.count('keyreel_policy_reactions_total', { policy: name, kind: kindOf(reaction) });
      const { tracing } = watch;
      if (tracing?.spot instanceof BatchSpot && reactions.length > 0) {
        const { correlationId } = event.metadata;
        const facts = { 'keyreel.policy': name, 'keyreel.event_type': type, 'keyreel.event_id': event.id };
        const plan = { name: `policy ${name}`, correlationId, of: idFrom(event.id, name), after: event.id, apart: true, facts };
        tracing.spot.turnTo(tracing.begin(plan));
      }
      return reactions;
    },
  ]);
  return { name, on: Object.fromEntries(on) };
};

/** A queue that is told who works for it. */
interface Working extends Jobs {
  know(workers: readonly JobWorker[]): void;
}

/** The run of a job is in the trace of the first thing that it does: jobs bear ids only, and the log knows of which request they are. */
const watchedWorker = (worker: JobWorker, watch: Watch): JobWorker =>
  withMethods(worker, {
    run: (data, signal) => {
      const { job, lane } = worker;
      const jobId = jobInHand();
      const facts = { 'keyreel.job': job, 'keyreel.lane': lane, ...(jobId === null ? {} : { 'keyreel.job_id': jobId }) };
      const isOfOneThing = Object.keys(data).length > 0;
      return watch.span({ name: `job ${job}`, kind: 'consumer', after: jobId, joins: isOfOneThing, facts }, async () => {
        const began = performance.now();
        let outcome = 'failed';
        try {
          await worker.run(data, signal);
          outcome = signal.aborted ? 'interrupted' : 'done';
        } finally {
          watch.seconds('keyreel_job_seconds', { job, outcome }, secondsSince(began));
        }
      });
    },
  });

/** The queue, with runs of jobs counted, and traced from where they were asked for. */
export const watchedQueue = <Queue extends Working>(queue: Queue, watch: Watch): Queue =>
  withMethods<Working>(queue, {
    add: (job, id) => {
      const isKnown = typeof watch.tracing?.spot?.traceId === 'string';
      if (!isKnown) return queue.add(job, id);
      const facts = { 'keyreel.job': job.job, 'keyreel.job_id': id };
      return watch.span({ name: `queue ${job.job}`, kind: 'producer', of: id, facts }, () => queue.add(job, id));
    },
    know: workers => queue.know(workers.map(worker => watchedWorker(worker, watch))),
  }) as Queue;
