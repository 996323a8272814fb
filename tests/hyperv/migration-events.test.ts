import { expect, test } from 'vitest';
import { FAILURE_EVENTS, LOGS, SUCCESS_EVENTS, readLogs } from '../../src/hyperv/migration-events';
import { render } from '../../src/hyperv/powershell';
import { rules } from '../../src/hyperv/rules';
import { migrationEventsText } from '../../src/text/migration-events';
import { unknownIn } from './cmdlets';
import { parseLine } from './powershell-parser';

test('the commands read every log and can be pasted', () => {
  const lines = readLogs().map(render);
  for (const line of lines) expect(unknownIn(parseLine(line))).toEqual([]);
  for (const log of Object.values(LOGS))
    expect(lines.filter((line) => line.includes(`-LogName '${log}'`))).toHaveLength(1);
  expect(lines.at(-1)).toMatch(/^Get-ClusterLog /);
});

test('no event stands for success and failure, and each has its sentence', () => {
  const ids = [...SUCCESS_EVENTS.map(({ id }) => id), ...FAILURE_EVENTS];
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(migrationEventsText.events[id]).toMatch(/^[A-Z].+\.$/);
});

test('the events of success are no events of a rule that ends a move', () => {
  const ofRules = rules.flatMap(({ events }) => events);
  for (const { id } of SUCCESS_EVENTS) expect(ofRules).not.toContain(id);
});
