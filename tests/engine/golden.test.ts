import { expect, test } from 'vitest';
import { presetScenario } from '../../src/catalog/preset-scenarios';
import { presets } from '../../src/catalog/presets';
import { simulate } from '../../src/engine/simulate';
import { newCore } from '../helpers/kernels';
import { scenarioOf } from '../helpers/scenarios';

// Numbers change only with the model or the generators; check the difference before accepting it.
test('the presets give the figures they gave before', async () => {
  const core = await newCore();
  const figures = presets.map(({ id }) => {
    const result = simulate(core, scenarioOf(presetScenario({ id })));
    return {
      id,
      outcome: result.outcome,
      stop: result.stop,
      brownoutMs: result.brownoutMs,
      blackoutMs: result.blackoutMs,
      totalMs: result.totalMs,
      bytesSent: result.bytesSent,
      rounds: result.rounds
        .slice(0, 6)
        .map((round) => [
          round.pagesToSend,
          round.pagesSent,
          round.zeroPagesSent,
          round.pagesSkipped,
          round.pagesDirtied,
        ]),
    };
  });
  await expect(`${JSON.stringify(figures, null, 1)}\n`).toMatchFileSnapshot(
    '../golden/presets.json',
  );
});
