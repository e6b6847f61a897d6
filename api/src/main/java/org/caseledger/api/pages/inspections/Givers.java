package org.caseledger.api.pages.inspections;

import java.util.List;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.command.GivenBy;
import org.caseledger.events.Labelled;
import org.caseledger.query.history.Sentence;

/** What a command beside the cases is called, and who may give it. */
final class Givers {

    private Givers() {}

    static boolean may(Class<?> command, LoggedIn person) {
        return List.of(rule(command).to()).contains(person.actor().role());
    }

    static Labelled word(Class<?> command) {
        return new Sentence(rule(command).zh(), rule(command).en());
    }

    private static GivenBy rule(Class<?> command) {
        return command.getAnnotation(GivenBy.class);
    }
}
