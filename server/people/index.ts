export { PersonEntity } from "./entities/person.entity.js";
