package org.caseledger.command.complaint.state;

/** A command that begins a case. */
public interface BeginningCommand extends ComplaintCommand {
    @Override
    default boolean begins() {
        return true;
    }
}
