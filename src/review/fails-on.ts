import { Impact, isAtLeast } from "./impact";
import { Review } from "./review";

/** Whether a review has something at or above an impact; an exposure always counts. */
export function failsOn({ verdict, exposure }: Pick<Review, "verdict" | "exposure">, threshold: Impact): boolean {
  return exposure || isAtLeast(verdict, threshold);
}
