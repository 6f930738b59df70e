/** Width and height in the header of a PNG. */
export function pixels(png: Buffer): [width: number, height: number] {
  if (png.subarray(1, 4).toString() !== 'PNG') throw new Error('This is no PNG');
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}
