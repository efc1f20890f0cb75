import { createClient, type Domain, type IthacaOptions, type WithDomains } from "./core/client.js";
import { webEnvironment } from "./core/environment.js";

/**
 * Makes a client: `createIthaca({ url, token }, { chat, matching })`. Only the domains that are named are shipped, and are
 * there by their names. Nothing is connected before something is asked or followed.
 */
export function createIthaca<Domains extends { readonly [name: string]: Domain } = Record<never, never>>(
  options: IthacaOptions,
  domains: Domains = {} as Domains,
): WithDomains<Domains> {
  return createClient(options, domains, webEnvironment);
}

export * from "./public.js";
