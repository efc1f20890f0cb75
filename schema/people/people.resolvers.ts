import { BlockedPersonFields } from "./blocked-person.fields.js";
import { InstitutionFields } from "./institution.fields.js";
import { PeopleResolver } from "./people.resolver.js";
import { PersonFields } from "./person.fields.js";
import { TaxonomyResolver } from "./taxonomy.resolver.js";
import { TermFields } from "./term.fields.js";

/** What the people room says in the schema. */
export const peopleResolvers = [
  PeopleResolver,
  TaxonomyResolver,
  PersonFields,
  BlockedPersonFields,
  TermFields,
  InstitutionFields,
] as const;
