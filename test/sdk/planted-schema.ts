/** A small schema that keeps all rules, for shapes that the product's own operations do not have. */
export const plantedSchema = `
"An instant." scalar DateTime
"How far a note is." enum NoteState { "Being written." DRAFT "To be read." OPEN }
"Something with a name." interface Named { "The name." name: String! }
"A person." type Person implements Named { "The id." id: ID! "The name." name: String! "Notes." notes(
  "Goes on behind it; null begins." after: String "At most; null is 25." first: Int
): NoteConnection! "A friend; null for none." friend: Person }
"A note." type Note {
  "The id." id: ID! "The words; null once */ gone." body: String "How far." state: NoteState! "Who." author: Person!
  "When." createdAt: DateTime! "Words on it, at most 5." tags: [String!]! "Rows, at most 3, each null when empty." rows: [[Int]!]
  "What it hangs on; null for none." place: Place "Where its stream stands." streamCursor: String!
  "What the viewer may do." viewerCan: NoteViewerCan! "How good." score(
    "Whether to round; null is false." isRounded: Boolean
  ): Float!
}
"What the viewer may do." type NoteViewerCan { "Whether to write on." edit: Boolean! }
"Where notes hang." union Place = Wall | Door
"A wall." type Wall { "How high." height: Int! "Its color." color: String! }
"A door." type Door { "Whether it stands open." isOpen: Boolean! "Its color." color: String! }
"A page." type NoteConnection {
  "Entries with cursors." edges: [NoteEdge!]! "Entries." nodes: [Note!]! "Where it goes on." pageInfo: PageInfo!
}
"An entry." type NoteEdge { "Where." cursor: String! "The entry." node: Note! }
"Where it goes on." type PageInfo {
  "The last; null when empty." endCursor: String "More." hasNextPage: Boolean!
  "Before." hasPreviousPage: Boolean! "The first; null when empty." startCursor: String
}
"What to find." input NoteSearchInput { "Which states; null is all." states: [NoteState!] "Whose." authorId: ID! }
type Query {
  "A note; null when there is none." note("Its id." id: ID!): Note
  "How many there are." noteCount: Int!
  "Where something hangs; null when nowhere." place("Its name." name: String!): Place
  "All notes." notes(
    "Behind it; null begins." after: String "Before it; null is the end." before: String
    "At most; null is 25." first: Int "From the end; null asks by first." last: Int
    "How far; null is all." state: NoteState
  ): NoteConnection!
  "Notes that fit." noteSearch(
    "Behind it; null begins." after: String "At most; null is 25." first: Int "What." input: NoteSearchInput!
    "In which order; null is any." order: String
  ): NoteConnection!
  "A person; null when there is none." person("The id." id: ID!): Person
}
"A no." interface Refusal { "Why." message: String! }
"The note is too long." type NoteTooLong implements Refusal { "Why." message: String! "The most." limit: Int! }
"There is one." type NoteThere implements Refusal { "Why." message: String! "The one." note: Note! }
"A note to write." input WriteNoteInput {
  "The words." body: String! "The client's own id." clientId: ID! "Of what; null for none." replyToId: ID "Where." wallId: ID!
}
"What it gives." union WriteNoteResult = WriteNoteSuccess | NoteTooLong | NoteThere
"It is written." type WriteNoteSuccess { "The note." note: Note! }
"What to tear." input TearNoteInput { "The note." noteId: ID! "Why; null for no reason." reason: String }
"What it gives." union TearNoteResult = TearNoteSuccess
"It is torn." type TearNoteSuccess { "The note." noteId: ID! }
"What to move." input MoveNoteInput { "The note." noteId: ID! "To where." wallId: ID! }
"What it gives." union MoveNoteResult = MoveNoteSuccess | NoteTooLong
"It has moved." type MoveNoteSuccess { "The note." note: Note! }
type Mutation {
  "Writes a note." writeNote("The note." input: WriteNoteInput!): WriteNoteResult!
  "Tears a note." tearNote("Which." input: TearNoteInput!): TearNoteResult!
  "Moves a note." moveNote("Which." input: MoveNoteInput!): MoveNoteResult!
}
"What a stream says." interface StreamEvent { "Where." cursor: String! }
"It stands." type StreamReady implements StreamEvent { "Where." cursor: String! }
"All was said." type StreamCaughtUp implements StreamEvent { "Where." cursor: String! }
"It goes on from now." type StreamReset implements StreamEvent { "Where." cursor: String! "Why." reason: String! }
"It is over." type StreamEnded implements StreamEvent { "Where." cursor: String! "Why." reason: String! }
"A note was written." type NoteWritten implements StreamEvent { "Where." cursor: String! "The note." note: Note! }
"A note was torn." type NoteTorn implements StreamEvent { "Where." cursor: String! "The note's id." noteId: ID! }
"What happens." union NoteEvent = StreamReady | StreamCaughtUp | StreamReset | StreamEnded | NoteWritten | NoteTorn
"Somebody looks." type Glance { "Who." person: Person! }
"What passes." union NoteSignal = Glance
type Subscription {
  "What happens to a note." noteEvents("From where; null is now." after: String "Which." noteId: ID!): NoteEvent!
  "What passes by a note." noteSignals("Which." noteId: ID!): NoteSignal!
}`;
