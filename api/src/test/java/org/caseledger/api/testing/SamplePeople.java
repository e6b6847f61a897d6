package org.caseledger.api.testing;

import org.caseledger.api.demo.DemoPeople;
import org.caseledger.api.demo.PastLogs;
import org.caseledger.api.security.People;
import org.caseledger.api.security.Units;
import org.caseledger.command.gate.Office;
import org.springframework.context.ApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The sample people, with their passwords hashed cheaply: a proper hash takes a tenth of a second. */
final class SamplePeople {
    private SamplePeople() {}

    /** Has whatever password is given later hashed cheaply too. */
    static void hashCheaply(GenericApplicationContext ledger) {
        ledger.registerBean(
                "cheapHashes", PasswordEncoder.class, CheapHashes::each, definition -> definition.setPrimary(true));
    }

    /** Adds them if there are none yet. */
    static void addTo(ApplicationContext ledger) {
        new DemoPeople(
                        ledger.getBean(People.class),
                        ledger.getBean(Units.class),
                        ledger.getBean(Office.class),
                        CheapHashes.once(),
                        ledger.getBean(PastLogs.class))
                .add();
    }
}
