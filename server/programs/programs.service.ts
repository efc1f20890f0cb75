import { type EntityManager, In } from "typeorm";
import { isId } from "../kernel/id.js";
import type { RelationProbe } from "../people/index.js";
import { EnrollmentEntity } from "./entities/enrollment.entity.js";
import { ProgramEntity } from "./entities/program.entity.js";
import { mayChatDirectly, sharesProgram } from "./membership.js";
import type { EnrollmentRole } from "./program-words.js";
import type { ProgramsDeps } from "./programs.deps.js";
import { type Standing, standingOf, standingsOf } from "./programs.policy.js";

/** Programs, the way in, and who is what in them. */
export class ProgramsService {
  constructor(private readonly deps: ProgramsDeps) {}

  /** Who shares a program with whom, for the people room. */
  readonly sharesProgram: RelationProbe = sharesProgram;

  /** The person's active enrollment in this role; null when there is none. */
  activeEnrollment(
    db: EntityManager,
    { programId, personId, role }: { programId: string; personId: string; role: EnrollmentRole },
  ): Promise<EnrollmentEntity | null> {
    if (!isId(programId) || !isId(personId)) return Promise.resolve(null);
    return db.findOneBy(EnrollmentEntity, { programId, personId, role, status: "ACTIVE" });
  }

  /** Whether the person has an active enrollment in the program, in any role. */
  async isMember(db: EntityManager, programId: string, personId: string): Promise<boolean> {
    return (await standingOf(db, personId, programId)).isMember;
  }

  async isCoordinator(db: EntityManager, programId: string, personId: string): Promise<boolean> {
    return (await standingOf(db, personId, programId)).isCoordinator;
  }

  /** Whether the program's policy lets two people talk without a mentorship; blocks are not asked about here. */
  async mayChatDirectly(db: EntityManager, programId: string, one: string, other: string): Promise<boolean> {
    return isId(programId) && isId(one) && isId(other) && (await mayChatDirectly(db, programId, one, other));
  }

  /** A program as it is, whoever asks; null when there is none. */
  async programById(db: EntityManager, programId: string): Promise<ProgramEntity | null> {
    return isId(programId) ? db.findOneBy(ProgramEntity, { id: programId }) : null;
  }

  /** Holds a mentor's enrollment until the transaction ends, so that capacity is counted by one at a time. */
  async lockMentorEnrollment(tx: EntityManager, enrollmentId: string): Promise<EnrollmentEntity | null> {
    if (!isId(enrollmentId)) return null;
    return tx.findOne(EnrollmentEntity, {
      where: { id: enrollmentId, role: "MENTOR" },
      lock: { mode: "pessimistic_write" },
    });
  }

  /** Programs for what the viewer sees already, by id. */
  async programsByIds(ids: readonly string[]): Promise<Map<string, ProgramEntity>> {
    const rows = await this.deps.db.manager.findBy(ProgramEntity, { id: In(ids.filter(isId)) });
    return new Map(rows.map(row => [row.id, row]));
  }

  /** Enrollments for what the viewer sees already, by id. */
  async enrollmentsByIds(ids: readonly string[]): Promise<Map<string, EnrollmentEntity>> {
    const rows = await this.deps.db.manager.findBy(EnrollmentEntity, { id: In(ids.filter(isId)) });
    return new Map(rows.map(row => [row.id, row]));
  }

  /** The person's standing in each of these programs. */
  standings(personId: string, programIds: readonly string[]): Promise<Map<string, Standing>> {
    return standingsOf(this.deps.db.manager, personId, programIds);
  }
}
