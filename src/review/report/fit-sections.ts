/** A list in a text of limited length, its most important items first. */
export interface Section {
  /** What its items are, for the sentence that says what was cut, for example `consequences`. */
  readonly name: string;
  /** Text before the first item; it is left out where no item is shown. */
  readonly title: string;
  /** The items, made when there is room for them. */
  readonly items: readonly (() => string)[];
  /** Characters that no section before it may take away from it. */
  readonly reserve: number;
}

/** A section as far as there was room for it. */
export interface FittedSection {
  readonly text: string;
  /** Number of items that there was no room for. */
  readonly left: number;
}

/** Shows of each section as many items as there is room for, the sections before taking theirs first. */
export function fitSections(sections: readonly Section[], room: number): readonly FittedSection[] {
  const reserves = sections.map(reserveOf);
  let free = room;
  return sections.map((section, index) => {
    const kept = reserves.slice(index + 1).reduce((sum, reserve) => sum + reserve, 0);
    const fitted = fitSection(section, free - kept);
    free -= fitted.text.length;
    return fitted;
  });
}

/** What a section needs of its reserve; items are not made beyond it. */
function reserveOf({ title, items, reserve }: Section): number {
  if (items.length === 0 || reserve === 0) return 0;
  let needed = title.length;
  for (const item of items) {
    needed += item().length;
    if (needed >= reserve) return reserve;
  }
  return needed;
}

function fitSection({ title, items }: Section, room: number): FittedSection {
  let text = title;
  let shown = 0;
  for (const item of items) {
    const next = item();
    if (text.length + next.length > room) break;
    text += next;
    shown += 1;
  }
  return { text: shown > 0 ? text : "", left: items.length - shown };
}
