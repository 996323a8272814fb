import { LOOK_FIELDS, writeMs } from '../catalog/look';
import { type MomentReport, reportMoment } from '../model/run/report';
import { Run } from '../model/run/run';
import { allowedFor } from '../model/allowed-for';
import type { MigrationResult } from '../model/types';
import { commandsText as t } from '../text/commands';
import { InputError } from './input';

/** Reports a run at a moment: milliseconds, a time such as `2.5s`, or the name of an event. */
export function reportAt(result: MigrationResult, text: string): MomentReport {
  const run = new Run(result);
  const ms = LOOK_FIELDS.t.read(text) ?? run.momentNamed(text);
  if (ms === null)
    throw new InputError([
      t.at(
        JSON.stringify(text),
        LOOK_FIELDS.t.allowed(),
        allowedFor(text, LOOK_FIELDS.stop.allowed()),
      ),
    ]);
  const { totalMs } = run.timeline;
  if (ms > totalMs) throw new InputError([t.atAfterTheEnd(JSON.stringify(text), writeMs(totalMs))]);
  return reportMoment(run.at(ms));
}
