import type { DemoInstitution, Setting } from "./demo-world.js";

type Place = readonly [name: string, regionKey: string, timeZone: string, setting: Setting | null];
type System = readonly [system: Place, campuses: readonly Place[]];

const AMC = "ACADEMIC_MEDICAL_CENTER";
const HOSPITAL = "COMMUNITY_HOSPITAL";
const CLINIC = "AMBULATORY_CLINIC";
const CHICAGO = "America/Chicago";
const NEW_YORK = "America/New_York";
const DENVER = "America/Denver";
const LOS_ANGELES = "America/Los_Angeles";

const systems: readonly System[] = [
  [
    ["Palmetto Sound Health", "us-southeast", NEW_YORK, null],
    [
      ["Palmetto Sound University Hospital", "us-southeast", NEW_YORK, AMC],
      ["Palmetto Sound Heart and Lung Tower", "us-southeast", NEW_YORK, AMC],
      ["Palmetto Sound Children's Pavilion", "us-southeast", NEW_YORK, "CHILDRENS_HOSPITAL"],
      ["Palmetto Sound Low Country Hospital", "us-southeast", NEW_YORK, HOSPITAL],
    ],
  ],
  [
    ["Tallgrass University Health", "us-midwest", CHICAGO, null],
    [
      ["Tallgrass University Medical Center", "us-midwest", CHICAGO, AMC],
      ["Tallgrass University College of Pharmacy", "us-midwest", CHICAGO, "ACADEMIA"],
      ["Tallgrass Riverbend Hospital", "us-midwest", CHICAGO, HOSPITAL],
      ["Tallgrass Family Clinics", "us-midwest", CHICAGO, CLINIC],
    ],
  ],
  [
    ["Kittiwake Health", "us-northeast", NEW_YORK, null],
    [
      ["Kittiwake Medical Center", "us-northeast", NEW_YORK, AMC],
      ["Kittiwake Harbor Hospital", "us-northeast", NEW_YORK, HOSPITAL],
      ["Kittiwake Infusion at Home", "us-northeast", NEW_YORK, "HOME_INFUSION"],
    ],
  ],
  [
    ["Marrowstone Health System", "us-west", LOS_ANGELES, null],
    [
      ["Marrowstone University Medical Center", "us-west", LOS_ANGELES, AMC],
      ["Marrowstone Island Hospital", "us-west", LOS_ANGELES, HOSPITAL],
      ["Marrowstone Cancer Pavilion", "us-west", LOS_ANGELES, CLINIC],
    ],
  ],
  [
    ["Ocotillo Regional Health", "us-southwest", "America/Phoenix", null],
    [
      ["Ocotillo University Hospital", "us-southwest", "America/Phoenix", AMC],
      ["Ocotillo Mesa Hospital", "us-southwest", "America/Phoenix", HOSPITAL],
      ["Ocotillo Borderlands Clinic", "us-southwest", "America/Phoenix", CLINIC],
    ],
  ],
  [
    ["Ironbell Health Partners", "us-midwest", "America/Detroit", null],
    [
      ["Ironbell Lakes Medical Center", "us-midwest", "America/Detroit", AMC],
      ["Ironbell Foundry Hospital", "us-midwest", "America/Indiana/Indianapolis", HOSPITAL],
      ["Ironbell Children's", "us-midwest", "America/Detroit", "CHILDRENS_HOSPITAL"],
    ],
  ],
  [
    ["Susquana Valley Health", "us-mid-atlantic", NEW_YORK, null],
    [
      ["Susquana Valley Medical Center", "us-mid-atlantic", NEW_YORK, AMC],
      ["Susquana Ridge Hospital", "us-mid-atlantic", NEW_YORK, HOSPITAL],
      ["Susquana Valley Health Plan", "us-mid-atlantic", NEW_YORK, "MANAGED_CARE"],
    ],
  ],
  [
    ["Federal Veterans Medical Network", "us-mid-atlantic", NEW_YORK, null],
    [
      ["Veterans Medical Center at Juniper Bend", "us-mountain", DENVER, "VA_FEDERAL"],
      ["Veterans Medical Center at Cape Sorrel", "us-southeast", NEW_YORK, "VA_FEDERAL"],
      ["Veterans Medical Center at Prairie Gate", "us-midwest", CHICAGO, "VA_FEDERAL"],
      ["Veterans Outpatient Clinic at Dry Fork", "us-southwest", CHICAGO, "VA_FEDERAL"],
    ],
  ],
];

const independents: readonly Place[] = [
  ["Larkhaven University Hospital", "us-northeast", NEW_YORK, AMC],
  ["Saint Orrin's Hospital", "us-northeast", NEW_YORK, HOSPITAL],
  ["Brindle Hill Children's Hospital", "us-northeast", NEW_YORK, "CHILDRENS_HOSPITAL"],
  ["Quillmark Therapeutics", "us-northeast", NEW_YORK, "INDUSTRY"],
  ["Wexcombe College of Pharmacy", "us-northeast", NEW_YORK, "ACADEMIA"],
  ["Tidewrack Memorial Hospital", "us-mid-atlantic", NEW_YORK, HOSPITAL],
  ["Anvilton University Medical Center", "us-mid-atlantic", NEW_YORK, AMC],
  ["Fennimore School of Pharmacy", "us-mid-atlantic", NEW_YORK, "ACADEMIA"],
  ["Halcyra Biosciences", "us-mid-atlantic", NEW_YORK, "INDUSTRY"],
  ["Crosswalk Pharmacy Association", "us-mid-atlantic", NEW_YORK, "ASSOCIATION"],
  ["Magnolia Fork University Medical Center", "us-southeast", CHICAGO, AMC],
  ["Red Clay Regional Hospital", "us-southeast", NEW_YORK, HOSPITAL],
  ["Everbloom Cancer Institute of the South", "us-southeast", NEW_YORK, CLINIC],
  ["Cypress Knee College of Pharmacy", "us-southeast", CHICAGO, "ACADEMIA"],
  ["Sandhill Crane Long-Term Care Pharmacy", "us-southeast", NEW_YORK, "LONG_TERM_CARE"],
  ["Corncrib Family Pharmacy", "us-midwest", CHICAGO, "COMMUNITY_PHARMACY"],
  ["Great Mitten School of Pharmacy", "us-midwest", "America/Detroit", "ACADEMIA"],
  ["Northloon Medical Center", "us-midwest", CHICAGO, AMC],
  ["Buckthorn County Hospital", "us-midwest", CHICAGO, HOSPITAL],
  ["Planten Benefit Management", "us-midwest", CHICAGO, "MANAGED_CARE"],
  ["Caliche Plains University Hospital", "us-southwest", CHICAGO, AMC],
  ["Agave Star College of Pharmacy", "us-southwest", CHICAGO, "ACADEMIA"],
  ["Bayou Lantern Medical Center", "us-southwest", CHICAGO, AMC],
  ["Mesquite & Main Pharmacy", "us-southwest", CHICAGO, "COMMUNITY_PHARMACY"],
  ["High Lonesome Medical Center", "us-mountain", DENVER, AMC],
  ["Columbine Creek Children's Hospital", "us-mountain", DENVER, "CHILDRENS_HOSPITAL"],
  ["Silver Sluice Hospital", "us-mountain", "America/Boise", HOSPITAL],
  ["Basin and Range School of Pharmacy", "us-mountain", DENVER, "ACADEMIA"],
  ["Tern Island University Hospital", "us-west", LOS_ANGELES, AMC],
  ["Golden Fog College of Pharmacy", "us-west", LOS_ANGELES, "ACADEMIA"],
  ["Cloudberry Native Health Center", "us-west", "America/Anchorage", CLINIC],
  ["Plumeria Bay Medical Center", "us-west", "Pacific/Honolulu", HOSPITAL],
  ["Verity Loop Specialty Pharmacy", "us-west", LOS_ANGELES, "COMMUNITY_PHARMACY"],
  ["Ostrava Peak Biologics", "us-west", LOS_ANGELES, "INDUSTRY"],
  ["Signal Cove Health Centre", "ca-atlantic", "America/St_Johns", HOSPITAL],
  ["Fundy Gate University Hospital", "ca-atlantic", "America/Halifax", AMC],
  ["Maple Narrows Health Sciences Centre", "ca-central", "America/Toronto", AMC],
  ["Wheatland Regional Hospital", "ca-prairies", "America/Regina", HOSPITAL],
  ["Cedar Inlet General Hospital", "ca-west", "America/Vancouver", HOSPITAL],
  ["Sahyadri Valley Institute of Medical Sciences", "in-west", "Asia/Kolkata", AMC],
  ["Kaveri Delta College of Pharmacy", "in-south", "Asia/Kolkata", "ACADEMIA"],
  ["Neem Tree Speciality Hospital", "in-south", "Asia/Kolkata", HOSPITAL],
  ["Machhapuchhre Teaching Hospital of Lekhnath", "np", "Asia/Kathmandu", AMC],
  ["Kentia Island Multi-Purpose Clinic", "au-lord-howe", "Australia/Lord_Howe", CLINIC],
  ["Torrens Bend University Hospital", "au-south", "Australia/Adelaide", AMC],
  ["Bogong Range Hospital", "au-east", "Australia/Melbourne", HOSPITAL],
  ["Banksia Sound Hospital", "au-west", "Australia/Perth", HOSPITAL],
  ["Kererū Hill Hospital", "nz", "Pacific/Auckland", HOSPITAL],
  ["Saint Wystan's University Hospital", "gb", "Europe/London", AMC],
  ["Corrib Moor Hospital", "ie", "Europe/Dublin", HOSPITAL],
  ["Zuma Ridge Teaching Hospital", "ng", "Africa/Lagos", AMC],
  ["Ghaf Oasis Specialty Hospital", "ae", "Asia/Dubai", HOSPITAL],
  ["Merbau Park General Hospital", "sg", "Asia/Singapore", AMC],
  ["Sampaguita Coast Medical Center", "ph", "Asia/Manila", HOSPITAL],
  ["Hospital Universitario Sierra de Copal", "mx", "America/Mexico_City", AMC],
];

/** The key that a name of this world gets: lower case, words joined by hyphens. */
export const keyOf = (name: string): string =>
  name
    .normalize("NFD")
    .replace(/[\u0300-\u036f'’.]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

/** The country (ISO 3166 alpha-2) a region of the taxonomy lies in. */
const countryOf = (regionKey: string): string => regionKey.slice(0, 2).toUpperCase();

const institutionOf = ([name, regionKey, timeZone, setting]: Place, parentKey: string | null): DemoInstitution => ({
  key: keyOf(name),
  name,
  parentKey,
  regionKey,
  country: countryOf(regionKey),
  timeZone,
  setting,
});

/** Invented places; a system stands before its campuses. */
export const institutions: readonly DemoInstitution[] = [
  ...systems.flatMap(([system, campuses]) => [
    institutionOf(system, null),
    ...campuses.map(campus => institutionOf(campus, keyOf(system[0]))),
  ]),
  ...independents.map(place => institutionOf(place, null)),
];
