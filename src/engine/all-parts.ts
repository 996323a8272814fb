import '../policies/all';
import { DeltaCosts } from './delta-cache';
import { provideParts } from './parts';
import { Pull, placingRate } from './pull';
import { Windows } from './windows';

// Imported for its effect: every policy, and all the parts of the engine that they need.
provideParts({ Windows, Pull, placingRate, DeltaCosts });
