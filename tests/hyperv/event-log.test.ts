import { beforeAll, describe, expect, test } from 'vitest';
import { simulate } from '../../src/engine/simulate';
import type { PageKernel } from '../../src/engine/kernel';
import { breakages } from '../../src/hyperv/breakages';
import { lookUpEvents, findSuccess, successEvents } from '../../src/hyperv/event-log';
import { pagesInBlackout } from '../../src/hyperv/migration-events';
import { render } from '../../src/hyperv/powershell';
import { preflight } from '../../src/hyperv/preflight';
import { ruleById, rules } from '../../src/hyperv/rules';
import { eventLogText } from '../../src/text/event-log';
import { setupWaysText } from '../../src/text/setup-ways';
import { newCore } from '../helpers/kernels';
import { unknownIn } from './cmdlets';
import { changed, ready } from './drafts';
import { parseLine } from './powershell-parser';

let kernel: PageKernel;
beforeAll(async () => {
  kernel = await newCore();
});

describe('where to look', () => {
  const linesOf = (id: string) => {
    const { situation } = preflight(changed(breakages[id]!));
    return lookUpEvents(ruleById(id), situation).map(render);
  };

  test.each(rules.map(({ id }) => id))('%s has a line for its events, where it has any', (id) => {
    const lines = linesOf(id);
    expect(lines).toHaveLength(ruleById(id).events.length ? 1 : 0);
    for (const line of lines) expect(unknownIn(parseLine(line))).toEqual([]);
  });

  test('is the log of the service, and in a cluster that of the cluster too', () => {
    expect(linesOf('switch')).toEqual([
      "Get-WinEvent -LogName 'Microsoft-Windows-Hyper-V-VMMS-Admin' -MaxEvents 100 -ComputerName 'HV1' | Where-Object -Property 'Id' -Value '21502', '21125' -In",
    ]);
    expect(linesOf('possible-owner')[0]).toContain(
      "'Microsoft-Windows-Hyper-V-VMMS-Admin', 'Microsoft-Windows-Hyper-V-High-Availability-Admin'",
    );
  });
});

describe('a move that succeeds', () => {
  test('writes five events, with the values of the run', () => {
    const result = simulate(kernel, ready());
    const events = successEvents(result.blackoutMs);
    expect(events.map(({ id }) => id)).toEqual([22508, 22509, 22507, 20415, 20418]);
    const values = { ...result, vm: 'SQL01', pages: pagesInBlackout(result.rounds) };
    expect(values.pages).toBe(result.rounds.at(-1)!.pagesSent);
    for (const { id } of events)
      expect(eventLogText.says[id](values)).toMatch(/in this run\.$|^The live migration of SQL01/);
    const [line] = findSuccess('HV1', events).map(render);
    expect(unknownIn(parseLine(line!))).toEqual([]);
    expect(line).toContain("'20418'");
  });

  test('has another event for a blackout of ten seconds', () => {
    expect(successEvents(10_000).map(({ id }) => id)).toContain(20417);
    expect(successEvents(10_000).map(({ id }) => id)).not.toContain(20415);
  });
});

test('both tabs and the networks of a cluster have their clicks', () => {
  const stepsOf = (way: 'liveMigrations' | 'delegation' | 'clusterNetworks') =>
    Object.values<string>(setupWaysText[way].steps).join(' ');
  expect(stepsOf('liveMigrations')).toMatch(/Enable incoming and outgoing.*less secure of the two/);
  expect(stepsOf('delegation')).toMatch(/specified services only.*cifs/);
  expect(stepsOf('clusterNetworks')).toContain('Live Migration Settings');
});
