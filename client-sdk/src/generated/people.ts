// Written by `ithaca-sdk generate`; never edited by hand.
import type { Core, Named } from "../core/core.js";
import type { Document } from "../core/document.js";
import type { Refusal, UnknownRefusal } from "../core/errors.js";
import type { Sending } from "../core/outbox.js";
import type { PageOptions, Pages } from "../core/pages.js";
import type { AnySelection, Exact, Selected, Selection } from "../core/select.js";
import type {
  AddCredentialInput,
  BlockPersonInput,
  BlockedPerson,
  CareerStage,
  CredentialStatus,
  HelpKind,
  Institution,
  KnownTermKind,
  Person,
  RemoveCredentialInput,
  SetProfileVisibilityInput,
  Term,
  TermKind,
  UnblockPersonInput,
  UpdateProfileInput,
  Visibility,
} from "./types.js";

/** Something a person claims to hold, such as a board certification. */
export interface CredentialParts {
  /** The credential's id. */
  readonly id: string;
  /** What it is called, such as `BCCCP`. */
  readonly code: string;
  /** Who gives it. */
  readonly issuer: string;
  /** How far it is more than a claim. */
  readonly status: CredentialStatus;
  /** The last day on which it holds; null when it does not lapse. */
  readonly validUntil: string | null;
}

/**
 * One human. Who may see which part of a profile is the person's own choice, field by field; what is hidden reads like
 * what was never given.
 */
export interface ProfileParts {
  /** The person's id; the same in every program. */
  readonly id: string;
  /** The name to show; visible to whoever shares a program or a conversation. */
  readonly displayName: string;
  /** The person's pronouns; null when not given or not shown to the viewer. */
  readonly pronouns: string | null;
  /** One line about the person; null when not given or not shown to the viewer. */
  readonly headline: string | null;
  /** What the person says of themselves, with line breaks; null when not given or not shown to the viewer. */
  readonly bio: string | null;
  /** Where in their working life the person stands; null when not given or not shown to the viewer. */
  readonly stage: CareerStage | null;
  /** The country the person lives in, ISO 3166-1 alpha-2; null when not given or not shown to the viewer. */
  readonly country: string | null;
  /** The time zone the person lives in; null when not given or not shown to the viewer. */
  readonly timeZone: string | null;
  /**
   * Languages the person speaks with others, BCP 47, at most 20; empty when none is given, null when not shown to the
   * viewer.
   */
  readonly languages: readonly string[] | null;
  /** Kinds of help the person offers; empty when none is given, null when not shown to the viewer. */
  readonly helpOffered: readonly HelpKind[] | null;
  /** Kinds of help the person looks for; empty when none is given, null when not shown to the viewer. */
  readonly helpSought: readonly HelpKind[] | null;
  /**
   * The part of the country the person lives in, a term of kind REGION; null when not given or not shown to the
   * viewer.
   */
  readonly region: {
    /** Its stable name, such as `critical-care`. Keys of terms that were merged away lead to the survivor. */
    readonly key: string;
    /** What people read. */
    readonly name: string;
  } | null;
  /** Where the person works or studies; null when not given or not shown to the viewer. */
  readonly institution: {
    /** The institution's id. */
    readonly id: string;
    /** Its name. */
    readonly name: string;
  } | null;
  /**
   * Areas of practice, in the person's order, at most 20; empty when none is given, null when not shown to the viewer.
   */
  readonly practiceAreas: readonly {
    /** Its stable name, such as `critical-care`. Keys of terms that were merged away lead to the survivor. */
    readonly key: string;
    /** What people read. */
    readonly name: string;
  }[] | null;
  /**
   * Areas and topics of interest, in the person's order, at most 50; empty when none is given, null when not shown to
   * the viewer.
   */
  readonly interests: readonly {
    /** Its stable name, such as `critical-care`. Keys of terms that were merged away lead to the survivor. */
    readonly key: string;
    /** What people read. */
    readonly name: string;
  }[] | null;
  /**
   * What the person claims to hold, by code, at most 50; empty when none is given, null when not shown to the viewer.
   */
  readonly credentials: readonly CredentialParts[] | null;
}

/**
 * One human. Who may see which part of a profile is the person's own choice, field by field; what is hidden reads like
 * what was never given.
 */
export interface OwnProfileParts extends ProfileParts {
  /** Who sees which field; null unless the person is the viewer. */
  readonly visibility: {
    /**
     * For whom the hours a week are counted in which both are available: with PROGRAM for members of a shared program,
     * as in search; with PRIVATE for nobody. PAIRED counts as PRIVATE until hours are shown to the two of a
     * mentorship. The times themselves are shown to nobody but the person.
     */
    readonly availability: Visibility;
    /** Who sees the text about the person. */
    readonly bio: Visibility;
    /** Who sees the country. */
    readonly country: Visibility;
    /** Who sees the credentials. */
    readonly credentials: Visibility;
    /** Who sees the headline. */
    readonly headline: Visibility;
    /** Who sees the help offered. */
    readonly helpOffered: Visibility;
    /** Who sees the help sought. */
    readonly helpSought: Visibility;
    /** Who sees the institution. */
    readonly institution: Visibility;
    /** Who sees the interests. */
    readonly interests: Visibility;
    /** Who sees the languages. */
    readonly languages: Visibility;
    /** Who sees the practice areas. */
    readonly practiceAreas: Visibility;
    /**
     * Who of those in a conversation with the person is told whether they are around: with PROGRAM everybody, with
     * PAIRED the other one in conversations of a mentorship, with PRIVATE nobody.
     */
    readonly presence: Visibility;
    /** Who sees the pronouns. */
    readonly pronouns: Visibility;
    /** Who sees the region. */
    readonly region: Visibility;
    /** Who sees the career stage. */
    readonly stage: Visibility;
    /** Who sees the time zone. */
    readonly timeZone: Visibility;
  } | null;
}

/** A word of the program's shared vocabulary, such as critical care. The same for everybody. */
export interface TermParts {
  /** Its stable name, such as `critical-care`. Keys of terms that were merged away lead to the survivor. */
  readonly key: string;
  /** What it names. */
  readonly kind: TermKind;
  /** What people read. */
  readonly name: string;
  /** Other words that find it, such as ICU; at most a few dozen. */
  readonly synonyms: readonly string[];
  /** The wider term; null at the top of its kind. */
  readonly parent: {
    /** Its stable name, such as `critical-care`. Keys of terms that were merged away lead to the survivor. */
    readonly key: string;
    /** What people read. */
    readonly name: string;
  } | null;
}

/**
 * One human. Who may see which part of a profile is the person's own choice, field by field; what is hidden reads like
 * what was never given.
 */
export interface PeoplePerson extends ProfileParts {
  /** What the viewer may do with this person. */
  readonly viewerCan: {
    /** Whether the viewer may block this person. */
    readonly block: boolean;
  };
}

/** The profile is changed. */
export interface PeopleUpdateProfileSuccess {
  /** The viewer. */
  readonly person: OwnProfileParts;
}

/** What `updateProfile` gives: its success or a refusal. */
export type PeopleUpdateProfileResult = PeopleUpdateProfileSuccess | UnknownRefusal;

/** The visibility of the profile is changed. */
export interface PeopleSetVisibilitySuccess {
  /** The viewer. */
  readonly person: OwnProfileParts;
}

/** What `setVisibility` gives: its success or a refusal. */
export type PeopleSetVisibilityResult = PeopleSetVisibilitySuccess | UnknownRefusal;

/** The credential is in the profile, SELF_DECLARED. */
export interface PeopleAddCredentialSuccess {
  /** The credential. */
  readonly credential: CredentialParts;
}

/** The profile has this credential of this issuer already. */
export interface CredentialAlreadyClaimed extends Refusal<"CREDENTIAL_ALREADY_CLAIMED"> {
  /** The one that is there. */
  readonly credential: CredentialParts;
}

/** The profile has as many credentials as it may have. */
export interface TooManyCredentials extends Refusal<"TOO_MANY_CREDENTIALS"> {
  /** The most credentials a profile may have. */
  readonly limit: number;
}

/** What `addCredential` gives: its success or a refusal. */
export type PeopleAddCredentialResult = PeopleAddCredentialSuccess | CredentialAlreadyClaimed | TooManyCredentials | UnknownRefusal;

/** A credential the viewer claims to hold. */
export type PeopleAddCredentialInput = {
  /** Chosen by the client, at most 64 characters; asking again with the same one adds nothing more. */
  readonly clientId?: string;
  /** What it is called, such as `BCCCP`; 1 to 40 characters. */
  readonly code: string;
  /** Who gives it; 1 to 120 characters. */
  readonly issuer: string;
  /** The last day on which it holds; null when it does not lapse. */
  readonly validUntil?: string | null;
};

/** The credential is no longer in the profile. */
export interface PeopleRemoveCredentialSuccess {
  /** The credential that was taken out. */
  readonly credentialId: string;
}

/** What `removeCredential` gives: its success or a refusal. */
export type PeopleRemoveCredentialResult = PeopleRemoveCredentialSuccess | UnknownRefusal;

/** Somebody the viewer has blocked. */
export interface PeopleBlockedNode {
  /** Since when. */
  readonly blockedAt: string;
  /** Who, with the name alone; null when they are gone. */
  readonly person: {
    /** The person's id; the same in every program. */
    readonly id: string;
    /** The name to show; visible to whoever shares a program or a conversation. */
    readonly displayName: string;
  } | null;
}

/** The person is blocked: neither sees the other's profile from now on. */
export interface PeopleBlockSuccess {
  /** Who is blocked, with the name alone. */
  readonly person: {
    /** The person's id; the same in every program. */
    readonly id: string;
    /** The name to show; visible to whoever shares a program or a conversation. */
    readonly displayName: string;
  };
}

/** What `block` gives: its success or a refusal. */
export type PeopleBlockResult = PeopleBlockSuccess | UnknownRefusal;

/** The viewer does not block the person. A block of the other side is not touched. */
export interface PeopleUnblockSuccess {
  /** Who is not blocked any more. */
  readonly personId: string;
}

/** What `unblock` gives: its success or a refusal. */
export type PeopleUnblockResult = PeopleUnblockSuccess | UnknownRefusal;

/** A place of work or study. A campus and the system it is part of count as one institution. */
export interface PeopleInstitutionsNode {
  /** The institution's id. */
  readonly id: string;
  /** Its name. */
  readonly name: string;
  /** Its country, ISO 3166-1 alpha-2; null when not known. */
  readonly country: string | null;
  /** The system it is a campus of; null for a system and for a place that belongs to none. */
  readonly system: {
    /** The institution's id. */
    readonly id: string;
    /** Its name. */
    readonly name: string;
  } | null;
  /** Its region; null when not known. */
  readonly region: {
    /** Its stable name, such as `critical-care`. Keys of terms that were merged away lead to the survivor. */
    readonly key: string;
    /** What people read. */
    readonly name: string;
  } | null;
}

export type PeopleInstitutionsInput = {
  /** The beginning of a word of the name, or of the system's name, without regard to case; null lists all. */
  readonly text?: string | null;
};

export type PeopleTermsInput = {
  /** The beginning of a word of the name or of a synonym, without regard to case; null lists all. */
  readonly text?: string | null;
  /** Only terms of these kinds; null takes every kind. */
  readonly kinds?: readonly KnownTermKind[] | null;
};

/** Profiles, who sees what of them, and the words they are written with. */
export interface PeopleDomain {
  /** The viewer. */
  me(): Promise<OwnProfileParts>;
  /** The same with exactly what is selected. */
  me<const S extends Selection<Person>>(selection: Exact<S, Selection<Person>>): Promise<Selected<Person, S>>;

  /**
   * Somebody the viewer shares a program, a mentorship or a conversation with; null when there is no such person, they
   * share nothing, or one has blocked the other.
   *
   * @param id The person.
   */
  person(id: string): Promise<PeoplePerson | null>;
  /** The same with exactly what is selected. */
  person<const S extends Selection<Person>>(id: string, selection: Exact<S, Selection<Person>>): Promise<Selected<Person, S> | null>;

  /** Changes the viewer's profile. */
  updateProfile(input?: UpdateProfileInput): Promise<PeopleUpdateProfileResult>;

  /** Changes who sees which field of the viewer's profile. */
  setVisibility(input?: SetProfileVisibilityInput): Promise<PeopleSetVisibilityResult>;

  /**
   * Adds a credential to the viewer's profile, as a claim of their own.
   *
   * Refusals:
   * - `CREDENTIAL_ALREADY_CLAIMED`: The profile has this credential of this issuer already.
   * - `TOO_MANY_CREDENTIALS`: The profile has as many credentials as it may have.
   */
  addCredential(input: PeopleAddCredentialInput): Sending<PeopleAddCredentialResult, AddCredentialInput>;

  /**
   * Takes a credential out of the viewer's profile.
   *
   * @param credentialId The credential.
   */
  removeCredential(credentialId: string): Promise<PeopleRemoveCredentialResult>;

  /** Whom the viewer has blocked, newest first. */
  blocked(options?: PageOptions): Pages<PeopleBlockedNode>;
  /** The same with exactly what is selected. */
  blocked<const S extends Selection<BlockedPerson>>(options: PageOptions | undefined, selection: Exact<S, Selection<BlockedPerson>>): Pages<Selected<BlockedPerson, S>>;

  /**
   * Blocks somebody: neither sees the other's profile, asks the other or writes to the other. They are not told. Names
   * stay in what was written before.
   *
   * @param personId Somebody the viewer shares a program, a mentorship or a conversation with.
   */
  block(personId: string): Promise<PeopleBlockResult>;

  /**
   * Takes the viewer's block of somebody back.
   *
   * @param personId Somebody the viewer has blocked.
   */
  unblock(personId: string): Promise<PeopleUnblockResult>;

  /** Institutions found by name, the best hit first. */
  institutions(input?: PeopleInstitutionsInput, options?: PageOptions): Pages<PeopleInstitutionsNode>;
  /** The same with exactly what is selected. */
  institutions<const S extends Selection<Institution>>(input: PeopleInstitutionsInput | undefined, options: PageOptions | undefined, selection: Exact<S, Selection<Institution>>): Pages<Selected<Institution, S>>;

  /**
   * The term behind a key, also one that was merged; null when there is none.
   *
   * @param key The term's key, such as `critical-care`.
   */
  term(key: string): Promise<TermParts | null>;
  /** The same with exactly what is selected. */
  term<const S extends Selection<Term>>(key: string, selection: Exact<S, Selection<Term>>): Promise<Selected<Term, S> | null>;

  /** Terms found by name or synonym, the best hit first. */
  terms(input?: PeopleTermsInput, options?: PageOptions): Pages<TermParts>;
  /** The same with exactly what is selected. */
  terms<const S extends Selection<Term>>(input: PeopleTermsInput | undefined, options: PageOptions | undefined, selection: Exact<S, Selection<Term>>): Pages<Selected<Term, S>>;
}

const credentialPartsFragment = "fragment CredentialParts on Credential{id code issuer status validUntil}";
const profilePartsFragment = "fragment ProfileParts on Person{id displayName pronouns headline bio stage country timeZone languages helpOffered helpSought region{key name}institution{id name}practiceAreas{key name}interests{key name}credentials{...CredentialParts}}";
const ownProfilePartsFragment = "fragment OwnProfileParts on Person{...ProfileParts visibility{availability bio country credentials headline helpOffered helpSought institution interests languages practiceAreas presence pronouns region stage timeZone}}";
const termPartsFragment = "fragment TermParts on Term{key kind name synonyms parent{key name}}";

export type PeopleMeData = {
  readonly me: OwnProfileParts;
};
export type PeopleMeVariables = Record<string, never>;
export const PeopleMeDocument = `query PeopleMe{me{...OwnProfileParts}}${ownProfilePartsFragment}${profilePartsFragment}${credentialPartsFragment}` as Document<PeopleMeData, PeopleMeVariables>;

export type PeoplePersonData = {
  readonly person: PeoplePerson | null;
};
export type PeoplePersonVariables = {
  /** The person. */
  readonly id: string;
};
export const PeoplePersonDocument = `query PeoplePerson($id:ID!){person(id:$id){...ProfileParts viewerCan{block}}}${profilePartsFragment}${credentialPartsFragment}` as Document<PeoplePersonData, PeoplePersonVariables>;

export type PeopleUpdateProfileData = {
  readonly updateProfile: {
    readonly __typename: "UpdateProfileSuccess";
    /** The viewer. */
    readonly person: OwnProfileParts;
  };
};
export type PeopleUpdateProfileVariables = {
  /** What is asked. */
  readonly input: UpdateProfileInput;
};
export const PeopleUpdateProfileDocument = `mutation PeopleUpdateProfile($input:UpdateProfileInput!){updateProfile(input:$input){__typename ...on UpdateProfileSuccess{person{...OwnProfileParts}}}}${ownProfilePartsFragment}${profilePartsFragment}${credentialPartsFragment}` as Document<PeopleUpdateProfileData, PeopleUpdateProfileVariables>;

export type PeopleSetVisibilityData = {
  readonly setProfileVisibility: {
    readonly __typename: "SetProfileVisibilitySuccess";
    /** The viewer. */
    readonly person: OwnProfileParts;
  };
};
export type PeopleSetVisibilityVariables = {
  /** What is asked. */
  readonly input: SetProfileVisibilityInput;
};
export const PeopleSetVisibilityDocument = `mutation PeopleSetVisibility($input:SetProfileVisibilityInput!){setProfileVisibility(input:$input){__typename ...on SetProfileVisibilitySuccess{person{...OwnProfileParts}}}}${ownProfilePartsFragment}${profilePartsFragment}${credentialPartsFragment}` as Document<PeopleSetVisibilityData, PeopleSetVisibilityVariables>;

export type PeopleAddCredentialData = {
  readonly addCredential: {
    readonly __typename: "AddCredentialSuccess";
    /** The credential. */
    readonly credential: CredentialParts;
  } | {
    readonly __typename: "CredentialAlreadyClaimed";
    /** A sentence for the person who asked, in English. */
    readonly refusalMessage: string;
    /** The one that is there. */
    readonly credential: CredentialParts;
  } | {
    readonly __typename: "TooManyCredentials";
    /** A sentence for the person who asked, in English. */
    readonly refusalMessage: string;
    /** The most credentials a profile may have. */
    readonly limit: number;
  };
};
export type PeopleAddCredentialVariables = {
  /** What is asked. */
  readonly input: AddCredentialInput;
};
export const PeopleAddCredentialDocument = `mutation PeopleAddCredential($input:AddCredentialInput!){addCredential(input:$input){__typename ...on AddCredentialSuccess{credential{...CredentialParts}}...on Refusal{refusalMessage:message}...on CredentialAlreadyClaimed{credential{...CredentialParts}}...on TooManyCredentials{limit}}}${credentialPartsFragment}` as Document<PeopleAddCredentialData, PeopleAddCredentialVariables>;

export type PeopleRemoveCredentialData = {
  readonly removeCredential: {
    readonly __typename: "RemoveCredentialSuccess";
    /** The credential that was taken out. */
    readonly credentialId: string;
  };
};
export type PeopleRemoveCredentialVariables = {
  /** What is asked. */
  readonly input: RemoveCredentialInput;
};
export const PeopleRemoveCredentialDocument = "mutation PeopleRemoveCredential($input:RemoveCredentialInput!){removeCredential(input:$input){__typename ...on RemoveCredentialSuccess{credentialId}}}" as Document<PeopleRemoveCredentialData, PeopleRemoveCredentialVariables>;

export type PeopleBlockedData = {
  readonly blockedPeople: {
    /** The entries without their cursors, in the list's order. */
    readonly nodes: readonly ({
      /** Since when. */
      readonly blockedAt: string;
      /** Who, with the name alone; null when they are gone. */
      readonly person: {
        /** The person's id; the same in every program. */
        readonly id: string;
        /** The name to show; visible to whoever shares a program or a conversation. */
        readonly displayName: string;
      } | null;
    })[];
    /** Whether and where the list goes on. */
    readonly pageInfo: {
      /** Cursor of the page's last entry; null when the page is empty. */
      readonly endCursor: string | null;
      /** Whether more entries come after this page. */
      readonly hasNextPage: boolean;
    };
  };
};
export type PeopleBlockedVariables = {
  /** Entries to give at most, 0 to 100; null means 25. */
  readonly first?: number | null;
  /** Gives what follows this cursor; null starts at the beginning. */
  readonly after?: string | null;
};
export const PeopleBlockedDocument = "query PeopleBlocked($first:Int$after:String){blockedPeople(first:$first after:$after){nodes{blockedAt person{id displayName}}pageInfo{endCursor hasNextPage}}}" as Document<PeopleBlockedData, PeopleBlockedVariables>;

export type PeopleBlockData = {
  readonly blockPerson: {
    readonly __typename: "BlockPersonSuccess";
    /** Who is blocked, with the name alone. */
    readonly person: {
      /** The person's id; the same in every program. */
      readonly id: string;
      /** The name to show; visible to whoever shares a program or a conversation. */
      readonly displayName: string;
    };
  };
};
export type PeopleBlockVariables = {
  /** What is asked. */
  readonly input: BlockPersonInput;
};
export const PeopleBlockDocument = "mutation PeopleBlock($input:BlockPersonInput!){blockPerson(input:$input){__typename ...on BlockPersonSuccess{person{id displayName}}}}" as Document<PeopleBlockData, PeopleBlockVariables>;

export type PeopleUnblockData = {
  readonly unblockPerson: {
    readonly __typename: "UnblockPersonSuccess";
    /** Who is not blocked any more. */
    readonly personId: string;
  };
};
export type PeopleUnblockVariables = {
  /** What is asked. */
  readonly input: UnblockPersonInput;
};
export const PeopleUnblockDocument = "mutation PeopleUnblock($input:UnblockPersonInput!){unblockPerson(input:$input){__typename ...on UnblockPersonSuccess{personId}}}" as Document<PeopleUnblockData, PeopleUnblockVariables>;

export type PeopleInstitutionsData = {
  readonly institutionSearch: {
    /** The entries without their cursors, in the list's order. */
    readonly nodes: readonly ({
      /** The institution's id. */
      readonly id: string;
      /** Its name. */
      readonly name: string;
      /** Its country, ISO 3166-1 alpha-2; null when not known. */
      readonly country: string | null;
      /** The system it is a campus of; null for a system and for a place that belongs to none. */
      readonly system: {
        /** The institution's id. */
        readonly id: string;
        /** Its name. */
        readonly name: string;
      } | null;
      /** Its region; null when not known. */
      readonly region: {
        /** Its stable name, such as `critical-care`. Keys of terms that were merged away lead to the survivor. */
        readonly key: string;
        /** What people read. */
        readonly name: string;
      } | null;
    })[];
    /** Whether and where the list goes on. */
    readonly pageInfo: {
      /** Cursor of the page's last entry; null when the page is empty. */
      readonly endCursor: string | null;
      /** Whether more entries come after this page. */
      readonly hasNextPage: boolean;
    };
  };
};
export type PeopleInstitutionsVariables = {
  /** The beginning of a word of the name, or of the system's name, without regard to case; null lists all. */
  readonly text?: string | null;
  /** Entries to give at most, 0 to 100; null means 25. */
  readonly first?: number | null;
  /** Gives what follows this cursor; null starts at the beginning. */
  readonly after?: string | null;
};
export const PeopleInstitutionsDocument = "query PeopleInstitutions($text:String$first:Int$after:String){institutionSearch(text:$text first:$first after:$after){nodes{id name country system{id name}region{key name}}pageInfo{endCursor hasNextPage}}}" as Document<PeopleInstitutionsData, PeopleInstitutionsVariables>;

export type PeopleTermData = {
  readonly term: TermParts | null;
};
export type PeopleTermVariables = {
  /** The term's key, such as `critical-care`. */
  readonly key: string;
};
export const PeopleTermDocument = `query PeopleTerm($key:ID!){term(key:$key){...TermParts}}${termPartsFragment}` as Document<PeopleTermData, PeopleTermVariables>;

export type PeopleTermsData = {
  readonly termSearch: {
    /** The entries without their cursors, in the list's order. */
    readonly nodes: readonly TermParts[];
    /** Whether and where the list goes on. */
    readonly pageInfo: {
      /** Cursor of the page's last entry; null when the page is empty. */
      readonly endCursor: string | null;
      /** Whether more entries come after this page. */
      readonly hasNextPage: boolean;
    };
  };
};
export type PeopleTermsVariables = {
  /** The beginning of a word of the name or of a synonym, without regard to case; null lists all. */
  readonly text?: string | null;
  /** Only terms of these kinds; null takes every kind. */
  readonly kinds?: readonly KnownTermKind[] | null;
  /** Entries to give at most, 0 to 100; null means 25. */
  readonly first?: number | null;
  /** Gives what follows this cursor; null starts at the beginning. */
  readonly after?: string | null;
};
export const PeopleTermsDocument = `query PeopleTerms($text:String$kinds:[TermKind!]$first:Int$after:String){termSearch(text:$text kinds:$kinds first:$first after:$after){nodes{...TermParts}pageInfo{endCursor hasNextPage}}}${termPartsFragment}` as Document<PeopleTermsData, PeopleTermsVariables>;

/** Profiles, who sees what of them, and the words they are written with. */
export const people = (core: Core): PeopleDomain => ({
  me: (selection?: AnySelection) => core.query(PeopleMeDocument, {}, selection),
  person: (id: string, selection?: AnySelection) => core.query(PeoplePersonDocument, { id }, selection),
  updateProfile: input => core.mutate(PeopleUpdateProfileDocument, { ...input }),
  setVisibility: input => core.mutate(PeopleSetVisibilityDocument, { ...input }),
  addCredential: input => core.send(PeopleAddCredentialDocument, input, ""),
  removeCredential: credentialId => core.mutate(PeopleRemoveCredentialDocument, { credentialId }),
  blocked: (options?: PageOptions, selection?: AnySelection) => core.pages(PeopleBlockedDocument, {}, options, selection),
  block: personId => core.mutate(PeopleBlockDocument, { personId }),
  unblock: personId => core.mutate(PeopleUnblockDocument, { personId }),
  institutions: (input?: Named, options?: PageOptions, selection?: AnySelection) => core.pages(PeopleInstitutionsDocument, { ...input }, options, selection),
  term: (key: string, selection?: AnySelection) => core.query(PeopleTermDocument, { key }, selection),
  terms: (input?: Named, options?: PageOptions, selection?: AnySelection) => core.pages(PeopleTermsDocument, { ...input }, options, selection),
});
