import { lazy } from '../../model/run/lazy';
import type { Run } from '../../model/run/run';
import type { Kept, KeptRun } from '../../state/kept.svelte';
import type { Lab } from '../../state/lab';
import type { Racing } from '../../state/workbench.svelte';
import { sentenceOf } from '../../text/format';
import { pictureText as t } from '../../text/picture';
import { savingText } from '../../text/saving';
import { plain } from '../../text/rich';
import { sayOutcome, sayParting, sayPause, saySettings } from '../keep/say-comparison';
import { sayCut, sayLane, sayLaneBriefly, sayStateOfRace, standingsAt } from '../race/say-race';
import { describeMoment } from '../watch/caption';
import type { Scene } from './draw-host';
import { type LanesPicture, type PictureLane, drawLanes } from './draw-lanes';
import { type PenDrawing, drawingOf, sceneBeside, sceneIn } from './drawings';
import { type Addressed, imprintOf } from './imprint';
import { fileNameOf } from './index';

/** Something of which pictures and films can be made. */
export interface Subject {
  kind: 'stage' | 'comparison' | 'race';
  /** The run whose timeline the playhead goes through, and its moment there, ms. */
  axis: Run;
  ms: number;
  /** Names of its files, without their endings. */
  files: { picture: string; film: string };
  /** What is shown at a moment, ms; throws if that is not possible any more. */
  drawingAt: (ms: number, options?: DrawingAt) => Promise<PenDrawing>;
  /** What its address has beside the scenario. */
  shown: Addressed;
}

interface DrawingAt {
  /** Whether the counts of pages are exact, as in a still picture. */
  isCounted?: boolean;
  /** A worksheet leaves what came of it to the student. */
  hasVerdict?: boolean;
}

/** All that is shown at the playhead: both hosts, two runs that are compared, or a race. */
export function subjectsOf(lab: Lab): Subject[] {
  const { bench, slot, keeping } = lab;
  if (bench.racing) return bench.course ? [subjectOfRace(lab, bench.racing, bench.course)] : [];
  const { run, draft } = slot;
  if (!run || run.isPreview) return [];
  const name = fileNameOf(draft.preset);
  const stage: Subject = {
    kind: 'stage',
    axis: run,
    ms: slot.moment?.ms ?? 0,
    files: { picture: savingText.names.stage(name), film: name },
    drawingAt: async (ms, { isCounted, hasVerdict } = {}) =>
      drawingOf(await sceneIn(slot, run.at(ms), isCounted), hasVerdict),
    shown: {},
  };
  const { kept } = keeping;
  const chosen = kept?.chosen;
  return kept && chosen?.side.run
    ? [stage, subjectOfComparison(lab, stage, kept, chosen)]
    : [stage];
}

function subjectOfComparison({ slot }: Lab, stage: Subject, kept: Kept, chosen: KeptRun): Subject {
  const run = stage.axis;
  const other = chosen.side.run!;
  const name = kept.letterOf(chosen);
  const settings = saySettings(run, other, name);
  // The panel follows the playhead, and where runs part takes a while to find.
  const title = lazy(() =>
    [sayPause(run, other, name), settings, sayParting(run, other, name)].join(' '),
  );
  const shown = { kept: kept.list, look: { align: kept.alignment } };
  return {
    ...stage,
    kind: 'comparison',
    files: { picture: t.names.comparison, film: t.names.comparison },
    drawingAt: async (ms, { isCounted, hasVerdict = true } = {}) => {
      const own = await sceneIn(slot, run.at(ms), isCounted);
      const beside = await sceneBeside(own.moment, kept, chosen, isCounted);
      const laneOf = (letter: string, called: string, scene: Scene): PictureLane => {
        const came = hasVerdict ? [sentenceOf(sayOutcome(scene.moment.run))] : [];
        return {
          name: t.run(letter, called),
          says: [describeMoment(scene.moment).what, ...came],
          scene,
        };
      };
      const lanes = [laneOf(name, chosen.name, beside), laneOf(kept.ownLetter, '', own)];
      const picture = { title: hasVerdict ? title() : settings, lanes };
      return drawingOfLanes(picture, () => imprintOf(run.scenario, { ...shown, ms }));
    },
    shown,
  };
}

function subjectOfRace(lab: Lab, race: Racing, axis: Run): Subject {
  const { slot, clock } = lab;
  const own = slot.scenario;
  const { lanes, kept } = race;
  const names = lanes.map(({ name }) => sayLane(name, own, kept));
  const { totalMs } = axis.timeline;
  const look = { view: 'race', race: lab.race.text, cut: lab.cut.text } as const;
  return {
    kind: 'race',
    axis,
    ms: axis.atPlace(clock.place).ms,
    files: { picture: t.names.race, film: t.names.race },
    drawingAt: async (ms, { isCounted } = {}) => {
      const scenes = await Promise.all(
        lanes.map(async ({ side, run }): Promise<Scene | null> => {
          const moment = run && run.at(Math.min(ms, run.timeline.totalMs));
          const frame = moment && side && (await side.frameAt(moment.ms, isCounted));
          return frame ? { moment, frame } : null;
        }),
      );
      const standings = standingsAt(
        scenes.map((scene) => scene?.moment ?? null),
        totalMs,
      );
      const shownLanes = scenes.flatMap((scene, index): PictureLane[] =>
        scene ? [{ name: names[index]!, says: sayLaneBriefly(standings[index]!), scene }] : [],
      );
      const { outage } = race;
      const state = sayStateOfRace(names, standings, ms >= totalMs);
      const title = outage ? `${state} ${sayCut(outage)}` : state;
      const shown = { kept, look, ms };
      return drawingOfLanes({ title, lanes: shownLanes }, () => imprintOf(own, shown));
    },
    shown: { kept, look },
  };
}

const drawingOfLanes = (picture: LanesPicture, imprint: PenDrawing['imprint']): PenDrawing => ({
  draw: (pen, options) => drawLanes(pen, picture, options),
  words: plain(picture.title),
  imprint,
});
