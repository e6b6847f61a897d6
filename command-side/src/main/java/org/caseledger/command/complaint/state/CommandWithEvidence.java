package org.caseledger.command.complaint.state;

import java.util.List;
import org.caseledger.events.complaint.Evidence;

/** A command with files as evidence: they are kept when it is decided, or not at all. */
public interface CommandWithEvidence extends ComplaintCommand {
    /** The same command with these pieces of evidence besides what it names. */
    CommandWithEvidence with(List<Evidence> more);
}
