package org.caseledger.api.web;

import java.util.List;
import org.caseledger.text.Text;

/** A check of the ledger on itself, whose faults are shown on every page of an administrator. */
@FunctionalInterface
public interface SelfCheck {
    /** The faults of the last check; does not use the database. */
    List<Text> faults();
}
