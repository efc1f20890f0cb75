import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  isUnionType,
} from "graphql";
import { everythingIsDescribed } from "./descriptions.mjs";

/**
 * The rules that clients in every language lean on. Each takes the schema and names what breaks it.
 * @typedef {import("graphql").GraphQLSchema} Schema
 * @typedef {import("graphql").GraphQLField<unknown, unknown>} Field
 * @typedef {(schema: Schema) => string[]} Rule
 */

/** @param {Schema} schema */
const ownTypes = schema => Object.values(schema.getTypeMap()).filter(type => !type.name.startsWith("__"));

/** @param {Schema} schema */
const composites = schema => ownTypes(schema).filter(type => isObjectType(type) || isInterfaceType(type));

/** @param {import("graphql").GraphQLObjectType | null | undefined} type */
const fieldsOf = type => Object.values(type?.getFields() ?? {});

/** @param {string} word */
const pascal = word => word.charAt(0).toUpperCase() + word.slice(1);

/** @param {import("graphql").GraphQLNamedType} type */
const hasId = type => (isObjectType(type) || isInterfaceType(type)) && "id" in type.getFields();

/** @param {import("graphql").GraphQLType} type */
const isList = type => isListType(getNullableType(type));

/** @param {Field} mutation */
const inputFields = mutation => {
  const input = mutation.args.find(arg => arg.name === "input");
  const type = input && getNamedType(input.type);
  return type && isInputObjectType(type) ? Object.values(type.getFields()) : [];
};

const connectionShape = /** @type {const} */ ([
  ["edges", /^\[\w+Edge!\]!$/],
  ["nodes", /^\[\w+!\]!$/],
  ["pageInfo", /^PageInfo!$/],
]);

/** @type {Rule} every list that can grow is a Connection */
function growingListsAreConnections(schema) {
  const faults = [];
  for (const type of composites(schema)) {
    const isRoot = type === schema.getQueryType();
    const isOfConnection = /(Connection|Edge)$/.test(type.name);
    for (const field of Object.values(type.getFields())) {
      const named = getNamedType(field.type);
      const where = `${type.name}.${field.name}`;
      if (
        isList(field.type) &&
        !isOfConnection &&
        (isRoot || hasId(named)) &&
        !/at most/i.test(field.description ?? "")
      ) {
        faults.push(
          `${where} is a plain list: make it a Connection, or say in its description how many it holds at most`,
        );
      }
      if (!named.name.endsWith("Connection")) continue;
      for (const name of ["first", "after"]) {
        if (!field.args.some(arg => arg.name === name)) faults.push(`${where} takes no ${name}`);
      }
    }
    if (!type.name.endsWith("Connection")) continue;
    const fields = type.getFields();
    for (const [name, shape] of connectionShape) {
      const found = fields[name];
      if (!found || !shape.test(String(found.type))) faults.push(`${type.name}.${name} is missing or of another shape`);
    }
  }
  return faults;
}

const streamTypes = ["StreamReady", "StreamReset", "StreamCaughtUp", "StreamEnded"];

/** @type {Rule} a logged subscription resumes by cursor; a lossy one is named so */
function subscriptionsResume(schema) {
  const faults = [];
  for (const field of fieldsOf(schema.getSubscriptionType())) {
    if (field.name.endsWith("Signals")) continue;
    const after = field.args.find(arg => arg.name === "after");
    if (String(after?.type) !== "String") faults.push(`Subscription.${field.name} takes no after: String`);
    const type = getNamedType(field.type);
    const members = isUnionType(type) ? type.getTypes() : [];
    for (const name of streamTypes) {
      if (!members.some(member => member.name === name)) faults.push(`Subscription.${field.name} never gives ${name}`);
    }
    for (const member of members) {
      const isStreamEvent = member.getInterfaces().some(one => one.name === "StreamEvent");
      if (!isStreamEvent || String(member.getFields().cursor?.type) !== "String!") {
        faults.push(`${member.name}, a member of ${type.name}, does not implement StreamEvent`);
      }
    }
  }
  return faults;
}

/** @type {Rule} a mutation takes one input and returns a union of its success and refusals */
function mutationsReturnResults(schema) {
  const faults = [];
  for (const field of fieldsOf(schema.getMutationType())) {
    const where = `Mutation.${field.name}`;
    const name = pascal(field.name);
    const [input, ...others] = field.args;
    const isInput = input?.name === "input" && isNonNullType(input.type) && isInputObjectType(getNamedType(input.type));
    if (!isInput || others.length > 0) faults.push(`${where} takes something else than one input`);
    const type = getNamedType(field.type);
    if (!isUnionType(type) || type.name !== `${name}Result` || !isNonNullType(field.type)) {
      faults.push(`${where} does not return ${name}Result!, a union`);
      continue;
    }
    if (!type.getTypes().some(member => member.name === `${name}Success`))
      faults.push(`${type.name} has no ${name}Success`);
    for (const member of type.getTypes()) {
      if (member.name === `${name}Success`) continue;
      const isRefusal = member.getInterfaces().some(one => one.name === "Refusal");
      if (!isRefusal || String(member.getFields().message?.type) !== "String!") {
        faults.push(`${member.name}, a member of ${type.name}, does not implement Refusal`);
      }
    }
  }
  return faults;
}

const creates = /^(add|book|create|invite|offer|open|post|propose|request|schedule|send|start|upload|write)[A-Z]/;

/** @type {Rule} a mutation that creates can be sent again: it takes the client's own id for what it creates */
function creationsTakeClientId(schema) {
  const faults = [];
  for (const field of fieldsOf(schema.getMutationType())) {
    const inputs = inputFields(field);
    const clientId = inputs.find(one => one.name === "clientId");
    if (clientId && String(clientId.type) !== "ID!") faults.push(`Mutation.${field.name}: clientId is not ID!`);
    const success = schema.getType(`${pascal(field.name)}Success`);
    if (clientId || !creates.test(field.name) || !isObjectType(success)) continue;
    for (const made of fieldsOf(success)) {
      const type = getNamedType(made.type);
      const isGiven = inputs.some(one => one.name.toLowerCase() === `${type.name}id`.toLowerCase());
      if (isNonNullType(made.type) && hasId(type) && !isGiven) {
        faults.push(`Mutation.${field.name} creates a ${type.name} and takes no clientId: ID!`);
      }
    }
  }
  return faults;
}

const namedScalars = /** @type {const} */ ([
  [/^(id|.*Ids?)$/, "ID"],
  [/^at$|[a-z]At$/, "DateTime"],
  [/^date$|^onDate$|[a-z]Date$/, "Date"],
  [/^timeZone$|TimeZone$/, "TimeZone"],
]);

/** @type {Rule} ids, instants, days and zones have their scalars; enum values are SCREAMING_SNAKE */
function scalarsMeanWhatTheyName(schema) {
  const faults = [];
  for (const { where, name, type } of namedPlaces(schema)) {
    const named = getNamedType(type);
    if (!isScalarType(named)) continue;
    for (const [pattern, scalar] of namedScalars) {
      if (pattern.test(name) && named.name !== scalar && named.name !== "Boolean") {
        faults.push(`${where} is ${named.name}, not ${scalar}`);
      }
    }
  }
  for (const type of ownTypes(schema).filter(isEnumType)) {
    for (const { name } of type.getValues()) {
      if (!/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(name)) faults.push(`${type.name}.${name} is not SCREAMING_SNAKE`);
    }
  }
  return faults;
}

/** @param {Schema} schema every field, argument and input field, with its name and type */
function namedPlaces(schema) {
  /** @type {{ where: string, name: string, type: import("graphql").GraphQLType }[]} */
  const places = [];
  for (const type of ownTypes(schema)) {
    if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const where = `${type.name}.${field.name}`;
      places.push({ where, name: field.name, type: field.type });
      if (!("args" in field)) continue;
      for (const arg of field.args) places.push({ where: `${where}(${arg.name}:)`, name: arg.name, type: arg.type });
    }
  }
  return places;
}

/** @type {Rule} type names differ by more than case and say something */
function typeNamesSaySomething(schema) {
  const faults = [];
  const seen = new Map();
  for (const { name } of ownTypes(schema)) {
    const other = seen.get(name.toLowerCase());
    if (other) faults.push(`${name} and ${other} differ only in case`);
    seen.set(name.toLowerCase(), name);
    if (/(Payload|Data|Info|Item)$/.test(name) && name !== "PageInfo")
      faults.push(`${name} ends in a word that says nothing`);
  }
  return faults;
}

/** Named by a mutation's input, and yet no screen has to ask what the viewer can do with them. */
const needNoViewerCan = new Map([
  ["Session", "only its owner ever sees it"],
  ["Credential", "only who claims it takes it back, on the screen of the own profile"],
  ["Institution", "a profile names it; nobody changes it through the API"],
  ["Cohort", "an invitation leads into it; nobody changes it through the API"],
]);

/** @type {Rule} what a mutation acts on says what the viewer can do with it */
function actedOnSaysWhatViewerCan(schema) {
  const acted = new Set();
  for (const field of fieldsOf(schema.getMutationType())) {
    for (const { name } of inputFields(field)) {
      const type = name.endsWith("Id") ? schema.getType(pascal(name.slice(0, -2))) : undefined;
      if (type && hasId(type) && !needNoViewerCan.has(type.name)) acted.add(type);
    }
  }
  return [...acted]
    .filter(type => {
      const can = type.getFields().viewerCan;
      return !can || !isObjectType(getNamedType(can.type));
    })
    .map(type => `${type.name} has no viewerCan { … }`);
}

/** @type {Rule} facts are types, never untyped JSON */
function factsAreTyped(schema) {
  return ownTypes(schema)
    .filter(type => isScalarType(type) && /JSON|Any|Object|Map|Unknown/i.test(type.name))
    .map(type => `${type.name} is a scalar without a shape`);
}

/** @type {Rule} what can be followed, named by the field or by its id, gives the cursor to follow it from */
function followedHasStreamCursor(schema) {
  const faults = [];
  for (const field of fieldsOf(schema.getSubscriptionType())) {
    if (field.name.endsWith("Signals")) continue;
    const name = pascal(field.name.replace(/Events$/, ""));
    const ids = field.args.filter(arg => String(arg.type) === "ID!" && arg.name.endsWith("Id"));
    const types = [name, ...ids.map(arg => pascal(arg.name.slice(0, -2)))].map(one => schema.getType(one));
    if (!types.some(type => isObjectType(type) && String(type.getFields().streamCursor?.type) === "String!")) {
      faults.push(`${name}, which Subscription.${field.name} follows, has no streamCursor: String!`);
    }
  }
  return faults;
}

/**
 * The rules by the letter that CONTRIBUTING.md gives them.
 * @type {readonly { readonly name: string, readonly faults: Rule }[]}
 */
export const schemaRules = [
  { name: "S1 growing lists are Connections", faults: growingListsAreConnections },
  { name: "S2 subscriptions resume by cursor", faults: subscriptionsResume },
  { name: "S3 mutations take one input and return a result union", faults: mutationsReturnResults },
  { name: "S4 creations take a clientId", faults: creationsTakeClientId },
  { name: "S5 scalars mean what the field's name says", faults: scalarsMeanWhatTheyName },
  { name: "S6 everything is described", faults: everythingIsDescribed },
  { name: "S7 type names say something", faults: typeNamesSaySomething },
  { name: "S8 what is acted on says what the viewer can do", faults: actedOnSaysWhatViewerCan },
  { name: "S9 facts are typed", faults: factsAreTyped },
  { name: "S10 what is followed has a streamCursor", faults: followedHasStreamCursor },
];

/**
 * What breaks a rule, each after the rule's letter: `S1: Query.people is a plain list`.
 * @param {Schema} schema
 * @param {(rule: Rule) => boolean} [isAsked] leaves rules out
 */
export const breachesOf = (schema, isAsked = () => true) =>
  schemaRules
    .filter(rule => isAsked(rule.faults))
    .flatMap(({ name, faults }) => faults(schema).map(fault => `${name.split(" ")[0]}: ${fault}`));
