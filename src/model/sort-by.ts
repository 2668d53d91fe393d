/** The things in the order of a name of theirs, by code units: the same on every machine. */
export function sortBy<Thing>(things: readonly Thing[], nameOf: (thing: Thing) => string): readonly Thing[] {
  return things
    .map((thing) => ({ thing, name: nameOf(thing) }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .map(({ thing }) => thing);
}
