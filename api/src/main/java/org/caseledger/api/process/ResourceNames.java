package org.caseledger.api.process;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.caseledger.vault.Vault;

/** What people are called in a log for process mining. */
public final class ResourceNames {

    private final Function<String, String> name;

    private ResourceNames(Function<String, String> name) {
        this.name = name;
    }

    /** As they log in. */
    public static ResourceNames named() {
        return new ResourceNames(person -> person);
    }

    /**
     * By pseudonyms that stay the same for ever, and from which nobody without the master key can
     * tell who it is, not even by trying all names; throws {@code VaultLocked} without that key.
     */
    public static ResourceNames pseudonyms(Vault vault) {
        Map<String, String> known = new ConcurrentHashMap<>();
        return new ResourceNames(
                person ->
                        known.computeIfAbsent(
                                person, who -> "p%016x".formatted(vault.blind("person " + who))));
    }

    /** What this person is called. */
    public String of(String person) {
        return name.apply(person);
    }
}
