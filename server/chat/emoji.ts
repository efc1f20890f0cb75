import { Fault } from "../kernel/fault.js";
import { checkedText } from "../kernel/text.js";

const pictograph = String.raw`\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\ufe0f|[\u{e0020}-\u{e007e}]+\u{e007f})?`;

/** Flags, keycaps, and pictographs joined or not; after the possible emoji of Unicode Technical Standard 51, 1.4.9. */
const oneEmoji = new RegExp(
  String.raw`^(?:\p{Regional_Indicator}{2}|[0-9#*]\ufe0f?\u20e3|${pictograph}(?:\u200d${pictograph})*)$`,
  "u",
);
/** Signs that are text unless a variation selector follows; keyboards differ in whether they send it. */
const shownAsText = /^(?!\p{Emoji_Presentation})\p{Extended_Pictographic}$/u;

/** One emoji, the same for everybody who means it; else Fault BAD_INPUT. */
export function checkedEmoji(emoji: string): string {
  const sign = checkedText(emoji, { field: "input.emoji", min: 1, max: 32 });
  if (!oneEmoji.test(sign)) throw new Fault("BAD_INPUT", "A reaction is one emoji.", { field: "input.emoji" });
  return shownAsText.test(sign) ? `${sign}\ufe0f` : sign;
}
