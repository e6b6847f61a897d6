package org.caseledger.api.testing;

import java.util.Map;
import org.caseledger.api.demo.DemoPeople;
import org.caseledger.api.demo.PastLogs;
import org.caseledger.api.security.People;
import org.caseledger.api.security.Units;
import org.caseledger.command.gate.Office;
import org.springframework.context.ApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * The sample people, with their passwords hashed cheaply: a proper hash takes a tenth of a second.
 */
final class SamplePeople {

    private static final PasswordEncoder CHEAP =
            new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(4)));

    private SamplePeople() {}

    /** Has whatever password is given later hashed cheaply too. */
    static void hashCheaply(GenericApplicationContext ledger) {
        ledger.registerBean(
                "cheapHashes",
                PasswordEncoder.class,
                () -> CHEAP,
                definition -> definition.setPrimary(true));
    }

    /** Adds them where nobody is there yet. */
    static void addTo(ApplicationContext ledger) {
        new DemoPeople(
                        ledger.getBean(People.class),
                        ledger.getBean(Units.class),
                        ledger.getBean(Office.class),
                        CHEAP,
                        ledger.getBean(PastLogs.class))
                .add();
    }
}
