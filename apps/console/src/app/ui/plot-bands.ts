import type uPlot from 'uplot';
import { faded } from './canvas-colours';
import type { BandKind, PlotBand, PlotMark } from './plot';

/** How strong the ground of a band is, so that lines stay readable on it. */
const washed = 0.12;

/** A band is a wash over the whole height, and a bar below it in its colour; what nobody knows is hatched. */
export function drawBands(
  chart: uPlot,
  bands: readonly PlotBand[],
  colourOf: (kind: BandKind) => string,
): void {
  const { ctx, bbox } = chart;
  const bar = 4 * devicePixelRatio;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  for (const { kind, fromMs, untilMs } of bands) {
    const left = chart.valToPos(fromMs / 1000, 'x', true);
    const width = Math.max(2 * devicePixelRatio, chart.valToPos(untilMs / 1000, 'x', true) - left);
    const area = { left, top: bbox.top, width, height: bbox.height };
    ctx.fillStyle = faded(colourOf(kind), washed);
    ctx.fillRect(area.left, area.top, area.width, area.height);
    if (kind === 'unknown') hatch(ctx, area, faded(colourOf(kind), 0.35));
    ctx.fillStyle = colourOf(kind);
    ctx.fillRect(left, bbox.top + bbox.height - bar, width, bar);
  }
  ctx.restore();
}

interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function hatch(ctx: CanvasRenderingContext2D, area: Area, colour: string): void {
  ctx.save();
  ctx.beginPath();
  ctx.rect(area.left, area.top, area.width, area.height);
  ctx.clip();
  ctx.strokeStyle = colour;
  ctx.lineWidth = devicePixelRatio;
  ctx.beginPath();
  for (let at = -area.height; at < area.width; at += 7 * devicePixelRatio) {
    ctx.moveTo(area.left + at, area.top + area.height);
    ctx.lineTo(area.left + at + area.height, area.top);
  }
  ctx.stroke();
  ctx.restore();
}

/** A dashed line at each moment, with a small flag at its top: a diamond for an edit, a triangle for what happened outside. */
export function drawMarks(
  chart: uPlot,
  marks: readonly PlotMark[],
  colours: Readonly<Record<PlotMark['kind'], string>>,
): void {
  const { ctx, bbox } = chart;
  const flag = 5 * devicePixelRatio;
  ctx.save();
  ctx.lineWidth = devicePixelRatio;
  ctx.setLineDash([3 * devicePixelRatio, 3 * devicePixelRatio]);
  for (const { at, kind } of marks) {
    const x = chart.valToPos(at / 1000, 'x', true);
    if (x < bbox.left || x > bbox.left + bbox.width) continue;
    ctx.strokeStyle = faded(colours[kind], 0.55);
    ctx.fillStyle = colours[kind];
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    ctx.beginPath();
    if (kind === 'edit') ctx.moveTo(x, bbox.top - 2 * flag);
    else ctx.moveTo(x, bbox.top - flag);
    ctx.lineTo(x + flag, bbox.top - flag);
    ctx.lineTo(x, bbox.top);
    ctx.lineTo(x - flag, bbox.top - flag);
    ctx.fill();
  }
  ctx.restore();
}
