import { Fault } from "./fault.js";

/** An IANA time zone name as given, when this server knows it; else Fault BAD_INPUT naming the field. */
export function checkedTimeZone(name: string, field: string): string {
  // An offset such as +02:00 is accepted by Intl from Node 22 on, and knows nothing of the next change of clocks.
  if (/^[A-Za-z]/.test(name)) {
    try {
      new Intl.DateTimeFormat("en", { timeZone: name });
      return name;
    } catch {
      // Falls through to the fault below.
    }
  }
  throw new Fault("BAD_INPUT", "This is no time zone of the IANA database, such as America/New_York.", { field });
}
