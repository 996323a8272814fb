import { type MigrationEvent, eventsOf } from '../../model/events';
import type { Link } from '../../model/link';
import { momentAt } from '../../model/moment';
import { firstAfter } from '../../model/search';
import { type Sample, leftToSend, sampleAt } from '../../model/series';
import { type Step, shareOf, stepAt, stepsOf } from '../../model/steps';
import { type Stage, Timeline } from '../../model/timeline';
import type { MigrationResult, Phase, RoundRecord } from '../../model/types';
import type { Frame } from '../../state/playback.svelte';
import { type Caption, describeMoment } from '../watch/caption';
import { type Guests, guestsIn } from '../watch/hosts';
import {
  type Told,
  type Traffic,
  channelsOf,
  heldBackTo,
  messageAt,
  tellLink,
  trafficAt,
} from '../watch/link-view';
import { type Mark, type Segment, marksOf, partsOf, segmentsOf } from '../watch/timeline-view';

/** What pictures of one run share, whatever the moment. */
export interface Story {
  result: MigrationResult;
  timeline: Timeline;
  events: readonly MigrationEvent[];
  steps: readonly Step[];
  waiting: readonly Sample[];
  links: { live: Link; paused: Link };
  segments: readonly Segment[];
  marks: readonly Mark[];
  /** The steps of the blackout. */
  parts: readonly Step[];
}

export function storyOf(result: MigrationResult): Story {
  const timeline = new Timeline(result);
  const events = eventsOf(result);
  const { fresh, again } = leftToSend(result);
  return {
    result,
    timeline,
    events,
    steps: stepsOf(result),
    waiting: [...fresh, ...again],
    links: channelsOf(result),
    segments: segmentsOf(timeline, result.rounds),
    marks: marksOf(timeline, events),
    parts: partsOf(result),
  };
}

/** The moment in ms that a position on the timeline's axis (0 to 1) stands for. */
export const msAt = ({ timeline, events }: Story, position: number): number =>
  momentAt(timeline, events, position);

/** One moment of a run, with all that a picture of it says. */
export interface Scene {
  story: Story;
  frame: Frame;
  position: number;
  ms: number;
  stage: Stage | null;
  phase: Phase;
  round: RoundRecord | null;
  step: Step | null;
  guests: Guests;
  caption: Caption;
  link: { traffic: Traffic; told: Told; heldBack: number | null; message: number };
}

/** Positions closer to the end than this are the end. */
const SAME = 1e-6;

/** Tells what is to be seen at a position of the axis; the frame is that of its moment. */
export function sceneAt(story: Story, position: number, frame: Frame): Scene {
  const { result, timeline } = story;
  const ms = msAt(story, position);
  const stage = timeline.stageAt(position);
  const phase = position >= 1 - SAME ? 'cleanup' : (stage?.phase ?? 'setup');
  const round = result.rounds[firstAfter(result.rounds, ms, (each) => each.startMs) - 1] ?? null;
  const step = stepAt(story.steps, ms);
  const link = phase === 'memory' ? story.links.live : story.links.paused;
  const rate = link.rateAt(ms);
  const traffic = trafficAt(phase, step, rate, frame.cursor !== null);
  const leftPages = sampleAt(story.waiting, ms);
  return {
    story,
    frame,
    position,
    ms,
    stage,
    phase,
    round,
    step,
    guests: guestsIn(result, phase, round, ms),
    caption: describeMoment(result, phase, round, step),
    link: {
      traffic,
      told: tellLink(result, { phase, step, leftPages }, traffic, rate),
      heldBack: phase === 'memory' ? heldBackTo(round, link) : null,
      message: step ? messageAt(step, shareOf(step, ms)) : 0,
    },
  };
}
