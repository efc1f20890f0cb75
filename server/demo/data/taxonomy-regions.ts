type Row = readonly [key: string, name: string, synonyms?: string, narrower?: readonly Row[]];

/** Countries and their regions, as far as the program reaches. */
export const regions: readonly Row[] = [
  [
    "us",
    "United States",
    "USA, America",
    [
      ["us-northeast", "US Northeast", "New England, New York, CT, MA, ME, NH, NY, RI, VT"],
      ["us-mid-atlantic", "US Mid-Atlantic", "DC, DE, MD, NJ, PA, VA, WV"],
      ["us-southeast", "US Southeast", "AL, FL, GA, KY, MS, NC, SC, TN"],
      ["us-midwest", "US Midwest", "IA, IL, IN, KS, MI, MN, MO, ND, NE, OH, SD, WI"],
      ["us-southwest", "US Southwest", "AR, AZ, LA, NM, OK, TX"],
      ["us-mountain", "US Mountain", "CO, ID, MT, NV, UT, WY"],
      ["us-west", "US West", "Pacific, AK, CA, HI, OR, WA"],
    ],
  ],
  [
    "canada",
    "Canada",
    "CA",
    [
      ["ca-atlantic", "Atlantic Canada", "NB, NL, NS, PE"],
      ["ca-central", "Central Canada", "ON, QC"],
      ["ca-prairies", "Canadian Prairies", "AB, MB, SK"],
      ["ca-west", "Western Canada", "BC, YT"],
    ],
  ],
  [
    "au",
    "Australia",
    "AU",
    [
      ["au-east", "Eastern Australia", "ACT, NSW, QLD, TAS, VIC"],
      ["au-south", "South Australia and the Northern Territory", "SA, NT"],
      ["au-west", "Western Australia", "WA"],
      ["au-lord-howe", "Lord Howe Island", "LHI"],
    ],
  ],
  [
    "in",
    "India",
    "Bharat",
    [
      ["in-north", "Northern India", "Delhi, Punjab, Uttar Pradesh"],
      ["in-south", "Southern India", "Karnataka, Kerala, Tamil Nadu, Telangana"],
      ["in-west", "Western India", "Gujarat, Maharashtra"],
    ],
  ],
  ["np", "Nepal", ""],
  ["nz", "New Zealand", "Aotearoa"],
  ["gb", "United Kingdom", "UK, Britain"],
  ["ie", "Ireland", ""],
  ["ng", "Nigeria", ""],
  ["ae", "United Arab Emirates", "UAE"],
  ["sg", "Singapore", ""],
  ["ph", "Philippines", ""],
  ["mx", "Mexico", ""],
];
