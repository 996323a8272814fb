import type { Moment, Run } from '../../model/run/run';
import { ratesChart } from '../charts/dirty-against-link';
import { leftChart } from '../charts/left-to-send';
import { readRoundAt, sayRounds } from '../charts/rounds';
import type { ChartId } from '../charts/time-chart';
import { speedChart } from '../charts/vm-speed';
import type { TermId } from './glossary';

/** Help for reading a chart, beside the text on how to read it. */
interface Guide {
  /** One sentence from the data. */
  summary(run: Run): string;
  /** The values at a moment. */
  read(moment: Moment): { when: string; what: string };
  /** Glossary terms that it needs. */
  terms: readonly TermId[];
}

/** Every chart whose title opens its explanation. */
export const guides: Readonly<Record<ChartId, Guide>> = {
  rounds: {
    summary: sayRounds,
    read: readRoundAt,
    terms: ['round', 'dirty-page', 'convergence', 'closed-form'],
  },
  left: { ...leftChart, terms: ['round', 'convergence', 'threshold', 'blackout'] },
  rates: { ...ratesChart, terms: ['dirty-rate', 'write-rate', 'link-goodput', 'convergence'] },
  guest: { ...speedChart, terms: ['brownout', 'throttling', 'blackout', 'vcpu'] },
};
