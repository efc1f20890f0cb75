import "reflect-metadata";
import { GraphQLScalarType } from "graphql";
import * as typeGraphQL from "type-graphql";
import { makePubSub, serve } from "./apollo-http.mjs";
import { buildSlice } from "./slice-schema.mjs";

const DateTime = new GraphQLScalarType({ name: "DateTime", serialize: value => value });
await serve(await buildSlice(typeGraphQL, DateTime, makePubSub()));
