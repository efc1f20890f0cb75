/** An enum: each word as the value of the key of the same name, with no more in it than these words. */
export const wordsOf = <W extends string>(...words: readonly W[]): { readonly [K in W]: K } =>
  Object.fromEntries(words.map(word => [word, word])) as { readonly [K in W]: K };
