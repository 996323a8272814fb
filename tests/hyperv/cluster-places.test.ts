import { describe, expect, test } from 'vitest';
import {
  PLACES,
  explainPlace,
  labParts,
  placeOf,
  sayPlaced,
  toPlace,
} from '../../src/hyperv/cluster-places';
import { labSteps } from '../../src/hyperv/cluster-steps';
import { clusterGhostsText as t } from '../../src/text/cluster-ghosts';

describe('every part', () => {
  test.each(labParts)('%s has one place, and every other says why it is wrong', (part) => {
    expect(PLACES).toContain(placeOf(part));
    for (const place of PLACES) {
      const said = explainPlace(part, [place]);
      if (place === placeOf(part)) expect(said).toBeNull();
      else expect(said).toBe(t.wrong(t.places[place], t.why[part]));
    }
  });
});

test('a place inside the right one is right too', () => {
  expect(explainPlace('cluster', ['vm', 'nodes', 'cluster'])).toBeNull();
  expect(explainPlace('vm', ['luns', 'target', 'storage-server'])).toMatch(/runs on a node/);
  expect(explainPlace('vm', [])).toBeNull();
});

test('the last part of a step says that it can be done, or which step is missing', () => {
  const [domain, cluster] = labSteps as [(typeof labSteps)[0], (typeof labSteps)[0]];
  const parts = new Set(domain.part);
  expect(toPlace(domain, parts)).toEqual([]);
  expect(sayPlaced('nodes', parts, new Set())).toContain('Now do this step.');
  expect(sayPlaced('nodes', new Set(['nodes']), new Set())).not.toContain('Now do this step.');
  expect(sayPlaced('cluster', new Set(cluster.part), new Set())).toContain('needs step 1');
});
