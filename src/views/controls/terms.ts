import { FIELDS } from '../../model/scenario/fields';
import type { PolicyOption } from '../../policies/policy';
import type { TermId } from '../explain/glossary';

const FIELD_TERMS: Readonly<Record<string, { kind: string; term?: TermId }>> = FIELDS;

/** The glossary term of a path in the scenario; undefined if there is none. */
export function termOf(
  path: string,
  options: Readonly<Record<string, PolicyOption>>,
): TermId | undefined {
  const option = /^policy\.options\.(\w+)$/.exec(path)?.[1];
  // A test checks that the terms of options are in the glossary.
  return option ? (options[option]?.term as TermId | undefined) : FIELD_TERMS[path]?.term;
}
