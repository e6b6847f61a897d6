package org.caseledger.api.web;

import org.caseledger.command.gate.Commands;
import org.caseledger.events.Role;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** A command that is given on a page: what it is called, where its form is, and who may give it. */
public record PageCommand(Class<?> command) implements Labelled {
    /** Its name in an address. */
    public String path() {
        return Commands.pathOf(command);
    }

    /** Whether a person of this role may give it. */
    public boolean to(Role role) {
        return Commands.mayGive(role, command);
    }

    @Override
    public Text text() {
        return Commands.wordOf(command);
    }
}
