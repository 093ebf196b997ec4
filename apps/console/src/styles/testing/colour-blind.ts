import { linear } from './contrast';

type Row = readonly [number, number, number];

/** Machado, Oliveira and Fernandes 2009, at full severity: what is left of red, green and blue. */
const sights = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const satisfies Record<string, readonly [Row, Row, Row]>;

/** How far two colours lie apart in OKLab for an eye of this kind; 0.02 can just be told apart side by side. */
export function seenApart(one: string, other: string, sight: keyof typeof sights): number {
  const [a, b] = [one, other].map(hex => oklab(through(linear(hex), sights[sight])));
  return a && b ? Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]) : 0;
}

const dot = (row: Row, [x, y, z]: Row): number => row[0] * x + row[1] * y + row[2] * z;

const through = (light: Row, rows: readonly [Row, Row, Row]): Row => [
  Math.max(0, dot(rows[0], light)),
  Math.max(0, dot(rows[1], light)),
  Math.max(0, dot(rows[2], light)),
];

function oklab(light: Row): Row {
  const cones: Row = [
    Math.cbrt(dot([0.4122214708, 0.5363325363, 0.0514459929], light)),
    Math.cbrt(dot([0.2119034982, 0.6806995451, 0.1073969566], light)),
    Math.cbrt(dot([0.0883024619, 0.2817188376, 0.6299787005], light)),
  ];
  return [
    dot([0.2104542553, 0.793617785, -0.0040720468], cones),
    dot([1.9779984951, -2.428592205, 0.4505937099], cones),
    dot([0.0259040371, 0.7827717662, -0.808675766], cones),
  ];
}
