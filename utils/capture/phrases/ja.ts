import type { Phrases } from './types';

/** What can be done with it once only, later no more, or just now. */
const SEE = '表示/見/確認/取得/復元/アクセス/コピー';

export const ja: Phrases = {
  once: [
    `度/回 だけ/しか/のみ * ${SEE}`,
    `${SEE} * 回 だけ/のみ`,
    `二度と/再度/再び/もう一度/後で/後から * ${SEE} * ません/できない`,
    '再表示 * ません/できない',
    '2/二 回目 * ません/できない',
    `${SEE} * 機会 だけ/のみ`,
    '閉じ * 非表示/表示され',
    `${SEE}/保存 * 唯一/最後 の 機会/チャンス`,
    `今 だけ/しか * ${SEE}`,
    `${SEE} * 今 だけ`,
  ],
  keep: ['安全 * 保管/保存/コピー', 'トークン * コピー/保存 * ください/しました', '今すぐコピー'],
  token: ['トークン', 'api キー'],
  copy: ['コピー'],
  otherKind: ['招待/パスワード/コード/シークレット/ライセンス/コミット/デプロイ/証明書'],
  takeAway: ['取り消/失効/削除/無効'],
  otherLabel: ['名/説明/作成/期限/指紋/ハッシュ/例:/権限'],
};
