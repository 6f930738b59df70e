import { readFileSync } from 'node:fs';

/** What a picture of a store says beside what it shows. */
export interface Caption {
  title: string;
  text: string;
}

const MARK = `data:image/png;base64,${readFileSync('public/icon/128.png').toString('base64')}`;

const STYLE = `
  * { box-sizing: border-box; margin: 0 }
  body {
    height: 100vh; overflow: hidden; display: flex; align-items: center; color: #14283c;
    /* One colour and no soft shadow: PNG keeps that small. */
    background: #e3edf8; font: 24px/1.4 system-ui, sans-serif;
  }
  h1 { font-size: 44px; line-height: 1.15; letter-spacing: -.01em; text-wrap: balance }
  .shot { display: block; border-radius: 12px; box-shadow: 0 0 0 1px #b4cbe4, 10px 10px 0 #c3d7ec }
`;

const dataUrl = (png: Buffer): string => `data:image/png;base64,${png.toString('base64')}`;

const page = (style: string, body: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Store</title><style>${STYLE}${style}</style><body>${body}</body></html>`;

/** A screenshot of the popup with its caption to the left of it, for 1280 x 800. */
export const beside = ({ title, text }: Caption, shot: Buffer): string =>
  page(
    `
      body { gap: 56px; padding: 0 56px }
      .words { flex: 1; display: grid; gap: 20px }
      .mark { width: 56px; border-radius: 12px }
      .shot { max-height: 740px; max-width: 640px }
    `,
    `<div class="words"><img class="mark" src="${MARK}" alt=""><h1>${title}</h1><p>${text}</p></div>
     <img class="shot" src="${dataUrl(shot)}" alt="">`,
  );

/** The name and what it is for, without a screenshot, for a small tile. */
export const tile = ({ title, text }: Caption): string =>
  page(
    `
      body { flex-direction: column; justify-content: center; gap: 14px; padding: 24px; text-align: center; font-size: 19px }
      h1 { font-size: 30px }
      .mark { width: 72px }
    `,
    `<img class="mark" src="${MARK}" alt=""><h1>${title}</h1><p>${text}</p>`,
  );

/** The same beside a screenshot that reaches beyond the lower edge, for a marquee. */
export const marquee = ({ title, text }: Caption, shot: Buffer): string =>
  page(
    `
      body { gap: 80px; padding: 0 110px; font-size: 28px }
      h1 { font-size: 58px }
      .words { flex: 1; display: grid; gap: 22px }
      .mark { width: 88px }
      .shot { align-self: start; margin-top: 48px; width: 560px }
    `,
    `<div class="words"><img class="mark" src="${MARK}" alt=""><h1>${title}</h1><p>${text}</p></div>
     <img class="shot" src="${dataUrl(shot)}" alt="">`,
  );
