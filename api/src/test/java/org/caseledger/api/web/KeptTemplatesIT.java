package org.caseledger.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.events.Role;
import org.junit.jupiter.api.Test;
import org.thymeleaf.cache.StandardCacheManager;

/** What one page has taken apart of the templates no other one has to take apart again. */
class KeptTemplatesIT {
    private static final TestLedger LEDGER = TestLedger.shared();

    /** An engine keeps so many expressions by default. */
    private static final int USUAL = 500;

    @Test
    void givenEveryPageOfTheMenu_whenTheyAreOpenedAgain_thenNothingIsTakenApartAgain() {
        open();
        var kept = kept();
        open();

        assertThat(kept).hasSizeGreaterThan(USUAL);
        assertThat(kept()).containsAll(kept);
    }

    private static Set<Object> kept() {
        return Set.copyOf(
                LEDGER.bean(StandardCacheManager.class).getExpressionCache().keySet());
    }

    private static void open() {
        var supervisor = new LoginForm(LEDGER).session("supervisor");
        for (var item : MenuItem.of(Role.SUPERVISOR)) {
            assertThat(supervisor.get(item.path()).status()).as(item.path()).isEqualTo(200);
        }
        assertThat(new LoginForm(LEDGER).session("admin").get("/style").status())
                .isEqualTo(200);
    }
}
