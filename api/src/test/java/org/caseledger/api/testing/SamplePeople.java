package org.caseledger.api.testing;

import java.util.Map;
import org.caseledger.api.demo.DemoPeople;
import org.caseledger.api.demo.PastLogs;
import org.caseledger.api.security.People;
import org.caseledger.api.security.Units;
import org.caseledger.command.gate.Office;
import org.springframework.context.ApplicationContext;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;

/**
 * The sample people, with their passwords hashed cheaply: a proper hash takes a tenth of a second.
 */
final class SamplePeople {

    private SamplePeople() {}

    /** Adds them where nobody is there yet. */
    static void addTo(ApplicationContext ledger) {
        var cheap =
                new DelegatingPasswordEncoder(
                        "bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(4)));
        new DemoPeople(
                        ledger.getBean(People.class),
                        ledger.getBean(Units.class),
                        ledger.getBean(Office.class),
                        cheap,
                        ledger.getBean(PastLogs.class))
                .add();
    }
}
