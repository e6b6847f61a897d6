package org.caseledger.api.importing;

import org.caseledger.events.Actor;
import org.caseledger.events.Role;

/**
 * On which terms an import runs.
 *
 * @param by who is named on what it records
 * @param correct whether known cases that the source has changed are corrected
 * @param rowsAtOnce how many rows are recorded in one transaction, for which others wait
 */
public record ImportTerms(Actor by, boolean correct, int rowsAtOnce) {
    private static final int MANY = 500;

    /** With fewer, those who work meanwhile wait less. */
    private static final int BESIDE_OTHERS = 100;

    /** All imports share one actor, whoever ordered them: its acts do not count as handling a case. */
    private static final String PERSON = "import";

    private static final String NAME = "数据迁移";

    static final ImportTerms OF_COMMAND_LINE = ofCommandLine(false);

    /** An import started on the command line. */
    public static ImportTerms ofCommandLine(boolean correct) {
        return new ImportTerms(importer(NAME, Role.ADMIN), correct, MANY);
    }

    /** An import ordered by this person, which runs while others work. */
    public static ImportTerms orderedBy(String name, boolean correct) {
        var importer = importer("%s（%s）".formatted(NAME, name), Role.ADMIN);
        return new ImportTerms(importer, correct, BESIDE_OTHERS);
    }

    /** The actor who corrects records: a clerk, as for any correction. */
    Actor clerk() {
        return importer(by.name(), Role.INTAKE);
    }

    /** Whether the person is an import. */
    static boolean isImport(String person) {
        return person.equals(PERSON);
    }

    private static Actor importer(String name, Role role) {
        return new Actor(PERSON, name, role, null);
    }
}
