import { NetworkModel } from "../../model/network-model";
import { Mark, Marks, PictureArrow } from "../../picture/picture";
import { renderBeforeAfter } from "../../picture/render-picture";
import { renderPage } from "../page/render-page";
import { Review, ReviewedChange } from "../review";

/** What the page says beside the review. */
export interface HtmlOptions {
  /**
   * The networks that were compared.
   *
   * @default - no picture
   */
  readonly networks?: { readonly before: NetworkModel; readonly after: NetworkModel };
  /**
   * When the plan was reviewed, in words.
   *
   * @default - the page does not say it
   */
  readonly reviewedAt?: string;
}

/** The review as one HTML file that fetches nothing. */
export function renderHtml(review: Review, { networks, reviewedAt }: HtmlOptions = {}): string {
  return renderPage({
    review,
    ...(networks && {
      pictures: renderBeforeAfter({ ...networks, arrows: arrowsOf(review.traffic), marks: marksOf(review.changes) }),
    }),
    ...(reviewedAt !== undefined && { reviewedAt }),
  });
}

function arrowsOf({ opened, closed, kept = [] }: Review["traffic"]): readonly PictureArrow[] {
  return [
    ...kept,
    ...opened.map((flow) => ({ ...flow, mark: "new" as const })),
    ...closed.map((flow) => ({ ...flow, mark: "removed" as const })),
  ];
}

/** What happens to each thing of the picture; what moved is marked under both of its addresses. */
function marksOf(changes: readonly ReviewedChange[]): Marks {
  return new Map(
    changes.flatMap((change) => {
      const mark = markOf(change);
      if (mark === undefined) return [];
      const { address, previousAddress } = change;
      return [address, ...(previousAddress === undefined ? [] : [previousAddress])].map(
        (name) => [name, mark] as const,
      );
    }),
  );
}

const MARKS: Partial<Readonly<Record<ReviewedChange["action"], Mark>>> = {
  create: "new",
  replace: "replaced",
  delete: "removed",
};

function markOf({ action, source, impact, previousAddress }: ReviewedChange): Mark | undefined {
  if (source === "drift") return undefined;
  if (action === "update") return impact === "restart" ? "restarted" : "changed";
  if (action === "no-op") return previousAddress === undefined ? undefined : "moved";
  return MARKS[action];
}
