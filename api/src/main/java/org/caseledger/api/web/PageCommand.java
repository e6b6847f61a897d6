package org.caseledger.api.web;

import java.util.Arrays;
import java.util.Objects;
import org.caseledger.command.Commands;
import org.caseledger.command.GivenBy;
import org.caseledger.events.Labelled;
import org.caseledger.events.Role;

/** A command that is given on a page: what it is called, where its form is, and who may give it. */
public record PageCommand(Class<?> command) implements Labelled {

    private GivenBy by() {
        return Objects.requireNonNull(command.getAnnotation(GivenBy.class));
    }

    /** Its name in an address. */
    public String path() {
        return Commands.pathOf(command);
    }

    /** Whether somebody of this role may give it. */
    public boolean to(Role role) {
        return Arrays.asList(by().to()).contains(role);
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
