import { NetworkModel } from "../model/network-model";
import { combineArrows, INTERNET, SceneArrow } from "./combine-arrows";
import { actorOf } from "./derive-bands";
import { deriveScene } from "./derive-scene";
import { describePicture } from "./describe-picture";
import { drawEndpoints, drawLines, drawWords } from "./draw-arrows";
import { drawBands } from "./draw-bands";
import { drawLegend, legendOf } from "./draw-legend";
import { drawGateways, drawNames, drawOutside, drawPlaceMarks, drawPlaces } from "./draw-places";
import { Layout, layoutScenes } from "./layout";
import { ChangePicture, Picture, PictureArrow } from "./picture";
import { PICTURE_STYLE } from "./picture-style";
import { derivePlaces } from "./places";
import { Scene } from "./scene";
import { SPACE } from "./sizes";
import { round, svg, SvgText } from "./svg-element";
import { traceRoutes } from "./trace-routes";

const LEGEND = 36;

/** A picture as an `svg` element that needs nothing else; the same input gives the same text. */
export function renderPicture(picture: Picture): string {
  const { model, marks, beside } = picture;
  const models = beside ? [model, beside.model] : [model];
  const places = derivePlaces(models);
  const scene = deriveScene(model, places, marks);
  const scenes = [scene, ...models.slice(1).map((other) => deriveScene(other, places, marks))];
  const all = sceneArrows(models, [...picture.arrows, ...(beside?.arrows ?? [])]);
  const shown = new Set(sceneArrows(models, picture.arrows).map(({ key }) => key));
  return draw(picture, scene, { layout: layoutScenes(scenes, all), arrows: all.filter(({ key }) => shown.has(key)) });
}

/**
 * A network before and after a change: two pictures in which what stays has the same place; a side that has nothing to
 * draw, as before a first deployment, is left out.
 */
export function renderBeforeAfter({ id = "picture", before, after, arrows, marks }: ChangePicture): {
  readonly before?: string;
  readonly after?: string;
} {
  const was = { model: before, arrows: arrows.filter(({ mark }) => mark !== "new") };
  const will = { model: after, arrows: arrows.filter(({ mark }) => mark !== "removed") };
  return {
    ...(hasPlaces(before) && {
      before: renderPicture({ id: `${id}-before`, title: "Before", ...was, marks, beside: will }),
    }),
    ...(hasPlaces(after) && {
      after: renderPicture({ id: `${id}-after`, title: "After", ...will, marks, beside: was }),
    }),
  };
}

function hasPlaces({ vpcs, subnets, interfaces, natGateways }: NetworkModel): boolean {
  return [vpcs, subnets, interfaces, natGateways].some((places) => places.length > 0);
}

function sceneArrows(models: readonly NetworkModel[], arrows: readonly PictureArrow[]): readonly SceneArrow[] {
  const actors = new Map(models.flatMap(({ interfaces }) => interfaces.map((each) => [each.address, actorOf(each)])));
  const gateways = new Set(models.flatMap(({ natGateways }) => natGateways.map(({ address }) => address)));
  return combineArrows(arrows, (end) => actors.get(end) ?? end, gateways);
}

function draw(
  { id, title, note }: Picture,
  scene: Scene,
  { layout, arrows }: { readonly layout: Layout; readonly arrows: readonly SceneArrow[] },
): string {
  const legend = [
    ...legendOf(scene, arrows),
    ...(note === undefined ? [] : [{ sign: "", meaning: note, className: "" }]),
  ];
  const height = layout.bottom + SPACE.margin + (legend.length > 0 ? LEGEND : 0);
  const { width } = layout.columns;
  const names = { role: "img", "aria-labelledby": `${id}-title ${id}-words` };
  const size = { viewBox: `0 0 ${round(width)} ${round(height)}`, width, height };
  return svg(
    "svg",
    { xmlns: "http://www.w3.org/2000/svg", class: "network-picture", ...size, ...names },
    svg("title", { id: `${id}-title` }, title),
    svg("desc", { id: `${id}-words` }, describePicture(scene, arrows, note)),
    new SvgText(`<style>${PICTURE_STYLE}</style>`),
    svg("rect", { class: "p-paper", width, height }),
    svg("text", { class: "p-title", x: SPACE.margin, y: SPACE.margin + 10 }, title),
    ...drawNetwork(layout, scene, arrows),
    ...drawLegend(legend, layout.bottom + LEGEND / 2 + 4),
  ).text;
}

/** From the ground up: what is drawn later lies over what was drawn before. */
function drawNetwork(layout: Layout, scene: Scene, arrows: readonly SceneArrow[]): readonly SvgText[] {
  const keys = new Set(arrows.map(({ key }) => key));
  const traces = traceRoutes(layout).filter((trace) => trace.keys.some((key) => keys.has(key)));
  const ends = arrows.flatMap(({ from, to }) => [from, to]);
  const services = scene.endpoints.map(({ service }) => service);
  return [
    ...drawPlaces(layout, scene),
    ...drawLines(traces),
    ...drawNames(layout, scene),
    ...drawPlaceMarks(layout, scene),
    ...drawGateways(layout, scene),
    ...drawOutside(layout, new Set([...ends, ...services, INTERNET])),
    ...drawBands(layout, scene),
    ...drawEndpoints(layout, scene),
    ...drawWords(traces),
  ];
}
