import { compactAddresses } from "./compact-addresses";
import { Markup, markup } from "./markup";

/** An address that one click selects and the button behind it copies. */
export function renderAddress(address: string): Markup {
  const button = markup`<button type="button" class="copy" hidden aria-label="copy ${address}">copy</button>`;
  return markup`<code class="address">${address}</code>${button}`;
}

/** Many addresses in few words, and each of them behind a click. */
export function renderAddresses(addresses: readonly string[]): Markup {
  const short = compactAddresses(addresses).slice(0, 3);
  const total = addresses.length.toLocaleString("en");
  const all = addresses.map((address) => markup`${address} `);
  return markup`<details class="addresses"><summary><code>${short.join(", ")}</code>${short.length === 3 && "…"} (${total})</summary>
<p><code>${all}</code></p></details>`;
}
