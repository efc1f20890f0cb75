import type { DemoTerm } from "./demo-world.js";
import { regions } from "./taxonomy-regions.js";

type Row = readonly [key: string, name: string, synonyms?: string, narrower?: readonly Row[]];

const practiceAreas: readonly Row[] = [
  [
    "ambulatory-care",
    "Ambulatory care",
    "am care, amb care, outpatient clinic",
    [
      ["anticoagulation", "Anticoagulation", "AC clinic, warfarin clinic, DOAC management"],
      ["diabetes-and-endocrinology", "Diabetes and endocrinology", "DM, endocrine, CGM"],
      ["primary-care", "Primary care", "PCP clinic, family medicine"],
      ["transitions-of-care", "Transitions of care", "TOC, med rec, discharge counseling"],
    ],
  ],
  [
    "cardiology",
    "Cardiology",
    "cards, cardiovascular, CV pharmacy",
    [
      ["heart-failure", "Heart failure", "HF, GDMT, advanced heart failure"],
      ["acute-coronary-care", "Acute coronary care", "CCU, ACS, cath lab"],
    ],
  ],
  [
    "critical-care",
    "Critical care",
    "ICU, intensive care, CC",
    [
      ["medical-icu", "Medical ICU", "MICU"],
      ["surgical-trauma-icu", "Surgical and trauma ICU", "SICU, STICU, trauma"],
      ["cardiothoracic-icu", "Cardiothoracic ICU", "CTICU, CVICU, ECMO"],
      ["neurocritical-care", "Neurocritical care", "neuro ICU, NCCU, NSICU"],
      ["burn-care", "Burn care", "burn ICU"],
    ],
  ],
  [
    "emergency-medicine",
    "Emergency medicine",
    "EM, ED, ER, emergency department",
    [["toxicology", "Toxicology", "tox, poison center"]],
  ],
  ["geriatrics", "Geriatrics", "geri, older adults, deprescribing", [["long-term-care", "Long-term care", "LTC, SNF"]]],
  [
    "infectious-diseases",
    "Infectious diseases",
    "ID",
    [
      ["antimicrobial-stewardship", "Antimicrobial stewardship", "AMS, ASP, antibiotic stewardship"],
      ["hiv-and-viral-hepatitis", "HIV and viral hepatitis", "HIV, HCV, PrEP"],
    ],
  ],
  ["internal-medicine", "Internal medicine", "IM, gen med, hospital medicine"],
  ["nephrology", "Nephrology", "renal, kidney, CKD, dialysis"],
  ["nutrition-support", "Nutrition support", "TPN, PN, parenteral nutrition"],
  [
    "oncology",
    "Oncology",
    "onc, hem/onc, cancer",
    [
      ["hematology", "Hematology", "heme, leukemia, lymphoma"],
      ["bone-marrow-transplant", "Bone marrow transplant", "BMT, HCT, cellular therapy, CAR-T"],
    ],
  ],
  [
    "pain-and-palliative-care",
    "Pain and palliative care",
    "palliative, hospice, pain management",
    [["opioid-stewardship", "Opioid stewardship", "MME, opioid safety"]],
  ],
  [
    "pediatrics",
    "Pediatrics",
    "peds, children",
    [
      ["neonatal-intensive-care", "Neonatal intensive care", "NICU, neonatology"],
      ["pediatric-critical-care", "Pediatric critical care", "PICU"],
    ],
  ],
  [
    "psychiatry",
    "Psychiatry",
    "psych, mental health, behavioral health",
    [["substance-use-disorders", "Substance use disorders", "SUD, OUD, addiction medicine, buprenorphine"]],
  ],
  ["solid-organ-transplant", "Solid organ transplant", "SOT, transplant, immunosuppression"],
  ["administration", "Health-system administration and leadership", "HSPA, HSPAL, management, admin, leadership"],
  [
    "informatics",
    "Informatics",
    "clinical informatics, EHR, IT",
    [
      ["clinical-decision-support", "Clinical decision support", "CDS, alerts, order sets"],
      ["pharmacy-automation", "Pharmacy automation", "ADC, dispensing cabinets, BCMA, robotics"],
    ],
  ],
  ["medication-safety", "Medication-use safety and policy", "med safety, MUSP, RCA, FMEA"],
  ["drug-information", "Drug information", "DI, P&T, formulary"],
  [
    "research",
    "Research",
    "outcomes research, HEOR",
    [["investigational-drugs", "Investigational drugs", "IDS, trials"]],
  ],
  ["population-health", "Population health", "pop health, value-based care"],
  ["specialty-pharmacy", "Specialty pharmacy", "biologics, specialty drugs"],
  ["managed-care", "Managed care", "PBM, payer, prior authorization, formulary management"],
  [
    "industry",
    "Industry",
    "pharma, biotech",
    [["medical-affairs", "Medical affairs", "MSL, medical science liaison, medical information"]],
  ],
  ["academia", "Academia", "teaching, college of pharmacy, faculty"],
  ["community-pharmacy", "Community pharmacy", "retail, independent pharmacy, MTM"],
  [
    "compounding",
    "Compounding",
    "cleanroom, USP 795",
    [
      ["sterile-compounding", "Sterile compounding", "USP 797, CSP, IV room"],
      ["nuclear-pharmacy", "Nuclear pharmacy", "radiopharmacy, radiopharmaceuticals"],
    ],
  ],
  ["veterinary", "Veterinary pharmacy", "vet, animal health"],
];

const topics: readonly Row[] = [
  [
    "residency-preparation",
    "Preparing for residency",
    "the Match, residency application",
    [
      ["cv-review", "CV review", "curriculum vitae, resume, CV development"],
      ["residency-questions", "Residency questions", "PGY1, PGY2, residency training"],
      ["letters-of-intent", "Letters of intent", "LOI, cover letter, personal statement"],
      ["letter-writers", "Choosing letter writers", "LOR, recommendation, reference"],
      ["program-list", "Building a program list", "program research, program spreadsheet"],
      ["phorcas-application", "PhORCAS application", "PhORCAS, supplemental materials"],
      ["residency-showcase", "Residency showcase", "Midyear showcase, RSC"],
      ["personnel-placement-service", "Personnel Placement Service", "PPS"],
      ["interview-preparation", "Interview preparation", "mock interview, onsite interview, STAR answers"],
      ["rank-strategy", "Rank strategy", "ROL, rank order list, ranking"],
      ["early-commitment", "PGY2 early commitment", "early commit"],
    ],
  ],
  [
    "scholarship",
    "Scholarship",
    "publishing, presenting",
    [
      ["poster-review", "Poster review", "poster design, Midyear poster"],
      ["journal-club", "Journal club style", "JC, literature evaluation"],
      ["papers-and-presentations", "Papers and presentations", "CE, grand rounds, seminar, slides"],
      ["manuscript-collaboration", "Manuscript collaboration", "manuscript, publication, co-author"],
      ["abstract-writing", "Abstract writing", "abstract, encore"],
      ["research-design", "Research design", "IRB, protocol, methods, statistics, biostats"],
      ["peer-review", "Reviewing for journals", "referee, reviewer"],
    ],
  ],
  [
    "career",
    "Career",
    "professional growth",
    [
      ["job-search", "Job search", "job hunt, first job, offer"],
      ["networking", "Networking", "introductions, business cards"],
      ["professional-organizations", "Professional organizations", "committee work, state society, association"],
      ["board-certification", "Board certification", "BPS exam, BCPS, recertification"],
      ["licensure", "Licensure", "NAPLEX, MPJE, reciprocity, FPGEE"],
      ["negotiation", "Negotiating an offer", "salary, contract"],
      ["well-being", "Well-being", "burnout, work-life balance, resilience"],
      ["changing-practice-area", "Changing practice area", "career change, pivot"],
    ],
  ],
  [
    "practice-change",
    "Practice and leadership",
    "service development",
    [
      ["implementing-change", "Implementing change at work", "change management, new service, business case"],
      ["precepting", "Precepting", "layered learning, APPE, IPPE, preceptor"],
      ["teaching-skills", "Teaching", "teaching certificate, TLC, lecture"],
      ["quality-improvement", "Quality improvement", "QI, PDSA, Lean"],
      ["leading-teams", "Leading teams", "supervision, feedback, difficult conversations"],
    ],
  ],
  [
    "clinical-topics",
    "Clinical topics",
    "therapeutics",
    [
      ["shock-and-vasopressors", "Shock and vasopressors", "vasopressor, norepinephrine, vasopressin, septic shock"],
      ["sedation-and-delirium", "Sedation and delirium", "PADIS, dexmedetomidine, analgosedation"],
      ["code-response", "Code response", "ACLS, rapid response, RSI"],
      ["renal-replacement-dosing", "Dosing in renal replacement", "CRRT, CVVH, dialysis dosing"],
      ["pharmacokinetics", "Pharmacokinetics", "PK, vancomycin AUC, TDM, aminoglycosides"],
      ["penicillin-allergy", "Penicillin allergy", "delabeling, beta-lactam allergy"],
      ["anticoagulation-reversal", "Anticoagulation reversal", "4F-PCC, andexanet, bleeding"],
      ["pharmacogenomics", "Pharmacogenomics", "PGx, CYP2C19"],
    ],
  ],
];

const termsOf = (kind: DemoTerm["kind"], rows: readonly Row[], parentKey: string | null = null): DemoTerm[] =>
  rows.flatMap(([key, name, synonyms, narrower]) => [
    { key, name, kind, parentKey, synonyms: synonyms === undefined || synonyms === "" ? [] : synonyms.split(", ") },
    ...termsOf(kind, narrower ?? [], key),
  ]);

/** Words of pharmacy and of the map that a real installation wants too; parents stand before their narrower terms. */
export const taxonomy: readonly DemoTerm[] = [
  ...termsOf("PRACTICE_AREA", practiceAreas),
  ...termsOf("TOPIC", topics),
  ...termsOf("REGION", regions),
];
