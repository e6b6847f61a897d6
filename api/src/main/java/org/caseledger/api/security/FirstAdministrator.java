package org.caseledger.api.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import lombok.Getter;
import org.caseledger.events.Role;
import org.springframework.stereotype.Component;

/**
 * Admits the first administrator while the ledger has no people: whoever holds the code that the start has printed.
 * Once there is a person, no code is accepted.
 */
@Component
public class FirstAdministrator {
    private static final String REASON = "首次启动，设立管理员";

    private final People people;
    private static final String FIRST_LISTS = "新建系统，启用随附的类别目录 · a new ledger begins with the lists that come with it";

    private final Personnel personnel;
    private final CategoryRegister categories;

    /** The code to be printed at the start. */
    @Getter
    private final String code;

    FirstAdministrator(People people, Personnel personnel, CategoryRegister categories) {
        this.categories = categories;
        this.people = people;
        this.personnel = personnel;
        var bytes = new byte[12];
        new SecureRandom().nextBytes(bytes);
        this.code = HexFormat.of().formatHex(bytes);
    }

    /** Whether the ledger still waits for its first administrator. */
    public boolean isMissing() {
        return people.isEmpty();
    }

    /** Whether this is the code, while it is needed. */
    public boolean accepts(String given) {
        return isMissing()
                && MessageDigest.isEqual(code.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds the first administrator. */
    public synchronized void add(String username, String name, String password) {
        if (isMissing()) {
            var first = new Person(username, name, Role.ADMIN, null, true);
            personnel.save(first, Optional.of(password), new Cause(first.actor(), REASON));
            categories.begin(new Cause(first.actor(), FIRST_LISTS));
        }
    }
}
