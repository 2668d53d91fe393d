import { describeTraffic } from "../../traffic/traffic-set";
import { Review, TrafficChange } from "../review";
import { describeStanding, isAgainstContract } from "../report/describe-review";
import { Markup, markup } from "./markup";
import { renderExposure } from "./render-impact";
import { deriveTrafficGrid, FlowKind, GridFlow, TrafficGrid } from "./traffic-grid";

/** Columns of a grid that can still be read; with more than that the list has to do. */
const MOST_COLUMNS = 16;

/** Rows of a grid that can still be read. */
const MOST_ROWS = 60;

/** Flows that the list tells. */
const MOST_FLOWS = 300;

/** Resources on a way that fit on its line. */
const SHORT_WAY = 3;

const SIGNS: Readonly<Record<FlowKind, string>> = { opened: "+", closed: "−", kept: "=" };

/** Who reaches whom: a grid of roles, then what opens and closes with the way that it takes. */
export function renderTraffic(traffic: Review["traffic"]): Markup {
  const grid = deriveTrafficGrid(traffic);
  const isReadable = grid.to.length > 0 && grid.to.length <= MOST_COLUMNS && grid.from.length <= MOST_ROWS;
  return markup`${isReadable && renderGrid(grid, traffic.kept !== undefined)}
${renderFlows([...sorted(traffic.opened, "opened"), ...sorted(traffic.closed, "closed")])}`;
}

function renderGrid({ from, to, cell }: TrafficGrid, hasKept: boolean): Markup {
  const rows = from.map((source) => {
    const cells = to.map((target) => markup`<td>${cell(source, target).map(renderCell)}</td>`);
    return markup`<tr><th scope="row">${source}</th>${cells}</tr>
`;
  });
  const rest = hasKept ? "an empty cell is closed, before and after" : "what stays as it is, is not shown";
  return markup`<p class="note" id="traffic-signs"><span class="flow opened">+ opened</span> <span class="flow closed">− closed</span>
${hasKept && markup`<span class="flow kept">= stays open</span> `}<span class="flow against">! against the contract</span> ${rest}</p>
<div class="scroll" tabindex="0" role="group" aria-label="Traffic by role">
<table class="grid" aria-describedby="traffic-signs"><caption class="hidden">Who reaches whom</caption>
<thead><tr><th scope="col">from / to</th>${to.map((target) => markup`<th scope="col">${target}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table></div>`;
}

function renderCell({ kind, flow }: GridFlow): Markup {
  const isAgainst = isAgainstContract(flow, kind);
  const doubt = `${flow.certainty === "possible" ? "?" : ""}${flow.extent === "some" ? " (some)" : ""}`;
  const words = `${kind === "kept" ? "stays open" : kind}${isAgainst ? ", against the contract" : ""}`;
  return markup`<span class="flow ${kind}${isAgainst && " against"}"><span aria-hidden="true">${isAgainst && "!"}${SIGNS[kind]}</span> ${describeTraffic(flow)}${doubt}<span class="hidden"> ${words}</span></span> `;
}

/** The flows of one kind, those against the contract first. */
function sorted(
  flows: readonly TrafficChange[],
  kind: "opened" | "closed",
): readonly (readonly [TrafficChange, "opened" | "closed"])[] {
  const [against, expected] = [true, false].map((isAgainst) => {
    return flows.filter((flow) => isAgainstContract(flow, kind) === isAgainst);
  });
  return [...(against ?? []), ...(expected ?? [])].map((flow) => [flow, kind]);
}

function renderFlows(flows: readonly (readonly [TrafficChange, "opened" | "closed"])[]): Markup {
  if (flows.length === 0) return markup`<p class="note">Nothing opens and nothing closes.</p>`;
  const left = flows.length - MOST_FLOWS;
  return markup`<ul class="flows">
${flows.slice(0, MOST_FLOWS).map(([flow, kind]) => renderFlow(flow, kind))}</ul>
${left > 0 && markup`<p class="note">and ${left.toLocaleString("en")} more, which the JSON has</p>`}`;
}

function renderFlow(flow: TrafficChange, kind: "opened" | "closed"): Markup {
  const isAgainst = isAgainstContract(flow, kind);
  return markup`<li class="${isAgainst && (kind === "opened" ? "is-exposure" : "is-outage")}">
<p class="what"><span class="flow ${kind}${isAgainst && " against"}">${SIGNS[kind]} ${kind}</span> <b>${flow.from} → ${flow.to}</b>
${describeTraffic(flow)}${isAgainst && kind === "opened" && markup` ${renderExposure()}`}</p>
<div class="origin"><span>${describeStanding(flow)}</span>${flow.via.length > 0 && renderWay(flow.via)}</div></li>
`;
}

/** The resources on the way; a long way is behind a click. */
function renderWay(via: readonly string[]): Markup {
  const steps = via.map((address, index) => markup`${index > 0 && " → "}<code class="address">${address}</code>`);
  if (via.length <= SHORT_WAY) return markup` <span>by way of ${steps}</span>`;
  return markup`<details><summary>by way of ${via.length} resources</summary><p>${steps}</p></details>`;
}
