package org.caseledger.api.web;

import java.util.Arrays;
import org.caseledger.command.gate.Commands;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.events.Role;
import org.caseledger.text.Labelled;

/** A command that is given on a page: what it is called, where its form is, and who may give it. */
public record PageCommand(Class<?> command) implements Labelled {

    private LedgerCommand by() {
        return Commands.of(command);
    }

    /** Its name in an address. */
    public String path() {
        return Commands.pathOf(command);
    }

    /** Whether somebody of this role may give it. */
    public boolean to(Role role) {
        return Arrays.asList(by().roles()).contains(role);
    }

    @Override
    public String zh() {
        return by().zh();
    }

    @Override
    public String en() {
        return by().en();
    }
}
