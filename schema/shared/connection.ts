import { ArgsType, type ClassType, Field, Int, ObjectType } from "type-graphql";
import type { Edge, Page, PageArgs } from "../../server/kernel/page.js";

@ObjectType({ description: "Where a page lies in its list (Relay Cursor Connections)." })
export class PageInfo {
  @Field(() => Boolean, { description: "Whether more entries come after this page." })
  hasNextPage!: boolean;
  @Field(() => Boolean, { description: "Whether entries come before this page." })
  hasPreviousPage!: boolean;
  @Field(() => String, {
    nullable: true,
    description: "Cursor of the page's first entry; null when the page is empty.",
  })
  startCursor!: string | null;
  @Field(() => String, { nullable: true, description: "Cursor of the page's last entry; null when the page is empty." })
  endCursor!: string | null;
}

/** `first` and `after`, for lists that go one way. */
@ArgsType()
export class ForwardArgs implements PageArgs {
  @Field(() => Int, { nullable: true, description: "Entries to give at most, 0 to 100; null means 25." })
  first?: number | null;
  @Field(() => String, { nullable: true, description: "Gives what follows this cursor; null starts at the beginning." })
  after?: string | null;
}

/** `first`/`after` and `last`/`before`, for lists that are read both ways. */
@ArgsType()
export class BothWaysArgs extends ForwardArgs {
  @Field(() => Int, {
    nullable: true,
    description: "Entries to give from the end at most, 0 to 100; null asks by `first`.",
  })
  last?: number | null;
  @Field(() => String, { nullable: true, description: "Gives what precedes this cursor; null starts at the end." })
  before?: string | null;
}

/** The connection type `<name>Connection` over a node type, with its edge type; the value is a `Page`. */
export function connectionOf<T extends object>(node: ClassType<T>, name: string = node.name) {
  @ObjectType(`${name}Edge`, { description: `One entry of a list of ${node.name}, with its cursor.` })
  class ConnectionEdge implements Edge<T> {
    @Field(() => String, { description: "Opaque position of this entry in the list." })
    cursor!: string;
    @Field(() => node, { description: "The entry itself." })
    node!: T;
  }

  @ObjectType(`${name}Connection`, { description: `A page of a list of ${node.name}.` })
  class Connection implements Page<T> {
    @Field(() => [ConnectionEdge], { description: "The entries with their cursors, in the list's order." })
    edges!: Edge<T>[];
    @Field(() => [node], { description: "The entries without their cursors, in the list's order." })
    nodes!: T[];
    @Field(() => PageInfo, { description: "Whether and where the list goes on." })
    pageInfo!: PageInfo;
  }
  return Connection;
}
