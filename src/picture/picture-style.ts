/**
 * Style of a picture. Every colour is a custom property, so that a page sets its own on `.network-picture`; by itself a picture
 * follows the reader's light or dark scheme. Nothing is told by colour alone: each mark has its sign and its own line.
 */
export const PICTURE_STYLE = `
.network-picture{--p-paper:#fff;--p-ink:#1f2328;--p-soft:#59636e;--p-line:#8c959f;--p-vpc:#f6f8fa;--p-zone:#afb8c1;--p-public:#ddf4ff;--p-private:#eef1f4;--p-box:#fff;--p-arrow:#424a53;--p-new:#116329;--p-changed:#7d4e00;--p-replaced:#953800;--p-removed:#a40e26;--p-moved:#6639ba;--p-alarm:#cf222e;--p-alarm-ground:#ffebe9;font-family:system-ui,sans-serif}
@media (prefers-color-scheme:dark){.network-picture{--p-paper:#0d1117;--p-ink:#e6edf3;--p-soft:#9198a1;--p-line:#656c76;--p-vpc:#151b23;--p-zone:#3d444d;--p-public:#0c2d4d;--p-private:#21262d;--p-box:#0d1117;--p-arrow:#b1bac4;--p-new:#56d364;--p-changed:#e3b341;--p-replaced:#ffa657;--p-removed:#ff7b72;--p-moved:#bc8cff;--p-alarm:#ff7b72;--p-alarm-ground:#490202}}
.network-picture .p-paper{fill:var(--p-paper)}
.network-picture text{fill:var(--p-ink);font-size:13px;dominant-baseline:central}
.network-picture .p-title{font-size:18px;font-weight:600}
.network-picture .p-head{font-size:13px;font-weight:600}
.network-picture .p-name{font-size:14px;font-weight:600}
.network-picture .p-soft{fill:var(--p-soft);font-size:12px}
.network-picture .p-middle{text-anchor:middle}
.network-picture .p-halo{stroke:var(--p-paper);stroke-width:6;paint-order:stroke}
.network-picture .p-vpc-halo{stroke:var(--p-vpc);stroke-width:6;paint-order:stroke}
.network-picture .p-public-halo{stroke:var(--p-public);stroke-width:4;paint-order:stroke}
.network-picture .p-private-halo{stroke:var(--p-private);stroke-width:4;paint-order:stroke}
.network-picture .p-region{fill:none;stroke:var(--p-line);stroke-dasharray:2 4}
.network-picture .p-vpc{fill:var(--p-vpc);stroke:var(--p-line);stroke-width:1.5}
.network-picture .p-zone{fill:none;stroke:var(--p-zone);stroke-dasharray:6 4}
.network-picture .p-public{fill:var(--p-public)}
.network-picture .p-private{fill:var(--p-private)}
.network-picture .p-band{fill:none;stroke:var(--p-line)}
.network-picture .p-box{fill:var(--p-box);stroke:var(--p-ink);stroke-width:1.25}
.network-picture .p-gateway{fill:var(--p-paper);stroke:var(--p-line)}
.network-picture .p-arrow{fill:none;stroke-linecap:square;stroke:var(--p-arrow);stroke-width:1.75}
.network-picture .p-tip{fill:var(--p-arrow)}
.network-picture .p-pill{fill:var(--p-paper);stroke:var(--p-zone)}
.network-picture .p-words{font-size:12px;text-anchor:middle}
.network-picture .p-badge{fill:var(--p-paper);stroke:var(--p-mark);stroke-width:1.5}
.network-picture .p-legend{fill:var(--p-mark,var(--p-arrow));font-weight:700}
.network-picture .p-sign{fill:var(--p-mark);font-size:12px;font-weight:700;text-anchor:middle}
.network-picture .p-marked{stroke:var(--p-mark);stroke-width:2.5}
.network-picture .m-new{--p-mark:var(--p-new)}
.network-picture .m-changed,.network-picture .m-restarted{--p-mark:var(--p-changed)}
.network-picture .m-replaced{--p-mark:var(--p-replaced)}
.network-picture .m-removed{--p-mark:var(--p-removed)}
.network-picture .m-moved{--p-mark:var(--p-moved)}
.network-picture .m-removed.p-marked{stroke-dasharray:7 4}
.network-picture .m-replaced.p-marked{stroke-dasharray:14 3}
.network-picture .m-restarted.p-marked{stroke-dasharray:2 3}
.network-picture .a-new{--p-arrow:var(--p-new)}
.network-picture .a-new .p-arrow{stroke-width:3}
.network-picture .a-removed{--p-arrow:var(--p-removed)}
.network-picture .a-removed .p-arrow{stroke-dasharray:7 4}
.network-picture .a-unsure .p-arrow{stroke-dasharray:2 4}
.network-picture .a-extra,.network-picture .a-new-extra{--p-arrow:var(--p-alarm)}
.network-picture .a-extra .p-arrow{stroke-width:3}
.network-picture .a-new-extra .p-arrow{stroke-width:4.5}
.network-picture .a-open{--p-arrow:var(--p-alarm)}
.network-picture .a-open .p-arrow{stroke-width:6}
.network-picture .a-open .p-pill{fill:var(--p-alarm-ground);stroke:var(--p-alarm);stroke-width:2}
.network-picture .a-open .p-words{font-weight:700;font-size:13px}
.network-picture .a-new .p-words,.network-picture .a-removed .p-words,.network-picture .a-extra .p-words,.network-picture .a-new-extra .p-words,.network-picture .a-open .p-words{fill:var(--p-arrow)}
`.replaceAll("\n", "");
