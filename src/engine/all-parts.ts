import '../policies/all';
import { cut, writePages } from './cut';
import { cutting } from './cutting';
import { DeltaCosts } from './delta-cache';
import { parts } from './parts';
import { Pull, placingRate } from './pull';
import { Windows } from './windows';

// Imported for its effect: it registers every policy, and every part of the engine that policies
// and edits need.
parts.bring({ Windows, Pull, placingRate, DeltaCosts });
cutting.bring({ cut, writePages });
