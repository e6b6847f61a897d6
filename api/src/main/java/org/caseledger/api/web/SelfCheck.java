package org.caseledger.api.web;

import java.util.List;
import org.caseledger.text.Text;

/** A check of the ledger on itself, whose faults are shown on every page of an administrator. */
@FunctionalInterface
public interface SelfCheck {

    /** What was found the last time; asks nothing of the database. */
    List<Text> faults();
}
