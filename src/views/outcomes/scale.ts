import { scaleLinear, scaleLog } from 'd3';
import type { Axis } from '../../model/sweep-grid';
import { axisPosition } from '../../model/sweep-points';

/** A labelled value of an axis: its place, as a share of the way. */
export interface Tick {
  value: number;
  share: number;
}

/** Round values on an axis, at most so many. A field in bits gets round numbers of bits. */
export function ticksOf(axis: Axis, most: number, inBits: boolean): Tick[] {
  const unit = inBits ? 8 : 1;
  const domain = [axis.from * unit, axis.to * unit];
  const values = axis.log ? powers(domain, most) : scaleLinear(domain, [0, 1]).ticks(most);
  return values.map((each) => {
    const value = each / unit;
    // A cell is drawn around its value.
    const share = (axisPosition(axis, value) + 0.5) / axis.points;
    return { value, share };
  });
}

/** Powers of ten; if there are fewer than two, all round values. */
function powers(domain: number[], most: number): number[] {
  const all = scaleLog(domain, [0, 1]).ticks(most);
  const tens = all.filter((each) => Math.abs(Math.log10(each) % 1) < 1e-9);
  const list = tens.length >= 2 ? tens : all;
  const every = Math.ceil(list.length / most);
  return list.filter((_, index) => index % every === 0);
}
