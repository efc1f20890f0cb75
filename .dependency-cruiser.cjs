/** Who may import whom. CONTRIBUTING.md says it in words; here every arrow that is not allowed fails the check. */

/** In the order in which they were built: a room imports the doors of rooms before it, never of one after it. */
const rooms = ["accounts", "people", "inbox", "programs", "chat", "workspaces", "meetings", "mentorships", "matching"];
/** What starts a process: it knows everything, and nothing below knows it. */
const roof = "^server/(main|admin|run|node|floor|log|metrics)\\.ts$";
const floor = ["kernel", "db", "realtime", "files", "mail", "queue"];

/** @param {string[]} folders */
const inside = (...folders) => `^server/(${folders.join("|")})/`;
/** @param {string[]} names */
const doors = names => names.map(name => `^server/${name}/index\\.ts$`);
/** @param {string[]} names */
const packages = names => `node_modules/(${names.join("|")})/`;
const ours = "^(server|schema|migrations|client-sdk|portal|scripts|test|bench|torture)/";

/**
 * A folder that may import only what is named: everything else of ours is forbidden.
 * @param {string} name @param {string} from @param {string[]} allowed
 */
const only = (name, from, allowed) => ({
  name,
  severity: "error",
  from: { path: from },
  to: { path: ours, pathNot: allowed },
});

/** @param {string} name @param {object} from @param {object} to */
const never = (name, from, to) => ({ name, severity: "error", from, to });

module.exports = {
  forbidden: [
    never("no-cycles", {}, { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } }),

    only("kernel-imports-nothing-of-ours", inside("kernel"), [inside("kernel")]),
    only("db-stands-on-the-kernel", inside("db"), [inside("kernel", "db")]),
    ...["realtime", "files", "queue"].map(name =>
      only(`${name}-stands-on-kernel-and-db`, inside(name), [inside("kernel", "db", name)]),
    ),
    only("mail-stands-on-kernel-db-and-queue", inside("mail"), [inside("kernel", "db", "queue", "mail")]),

    ...rooms.map((room, place) =>
      only(`${room}-knows-only-the-floor-and-earlier-doors`, inside(room), [
        inside(...floor, room),
        ...doors(rooms.slice(0, place)),
      ]),
    ),
    only("app-knows-the-floor-and-doors", "^server/app\\.ts$", [
      inside(...floor),
      ...doors(rooms),
      "^server/config\\.ts$",
    ]),
    never(
      "only-the-roof-reads-the-config",
      { pathNot: `${roof}|^(scripts|test|bench|torture)/` },
      { path: "^server/config\\.ts$", dependencyTypesNot: ["type-only"] },
    ),
    only("jobs-know-the-floor-and-doors", inside("jobs"), [
      inside(...floor, "jobs"),
      ...doors(rooms),
      "^server/app\\.ts$",
    ]),
    only("demo-knows-the-floor-and-doors", inside("demo"), [
      inside(...floor, "demo"),
      ...doors(rooms),
      "^server/app\\.ts$",
    ]),
    only("http-knows-no-room-and-no-schema", inside("http"), [inside(...floor, "http")]),
    only("config-imports-nothing-of-ours-but-the-kernel", "^server/config\\.ts$", [inside("kernel")]),
    only("migrations-import-nothing-of-ours", "^migrations/", ["^migrations/"]),

    never(
      "server-knows-no-graphql",
      { path: "^server/", pathNot: "^server/(main\\.ts$|node\\.ts$|http/)" },
      { path: packages(["graphql", "type-graphql", "@apollo", "graphql-ws", "graphql-scalars"]) },
    ),
    never(
      "only-main-joins-server-and-schema",
      { path: "^server/", pathNot: "^server/main\\.ts$" },
      { path: "^schema/" },
    ),
    never("nobody-imports-main", {}, { path: "^server/(main|admin)\\.ts$" }),
    never(
      "only-the-roof-and-tests-import-the-roof",
      { pathNot: `${roof}|^(test|bench|torture)/` },
      { path: "^server/(node|run|floor|log|metrics)\\.ts$" },
    ),

    only("schema-goes-through-doors", "^schema/", [
      "^schema/",
      inside("kernel"),
      "^server/app\\.ts$",
      ...doors([...rooms, "realtime", "files"]),
    ]),
    never(
      "schema-takes-only-the-type-of-app",
      { path: "^schema/" },
      { path: "^server/app\\.ts$", dependencyTypesNot: ["type-only"] },
    ),
    never(
      "schema-knows-no-storage",
      { path: "^schema/" },
      { path: packages(["typeorm", "redis", "@redis", "pg", "pg-boss", "@electric-sql"]) },
    ),

    only("sdk-stands-alone", "^client-sdk/", ["^client-sdk/"]),
    only("portal-knows-only-the-sdk", "^portal/", [
      "^portal/",
      "^client-sdk/src/[^/]+/index\\.tsx?$",
      "^client-sdk/src/index\\.ts$",
    ]),
    never("nobody-imports-tests", { pathNot: "^(test|bench|torture)/" }, { path: "^(test|bench|torture)/" }),
    never("nobody-imports-scripts", { pathNot: "^(scripts|test|bench|torture)/" }, { path: "^scripts/" }),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^dist/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".js", ".mjs", ".cjs"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
