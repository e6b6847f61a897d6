package org.caseledger.api.process;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.respondent.RespondentId;
import org.caseledger.vault.Vault;

/** What people and respondents are called in a log for process mining. */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
public final class ResourceNames {
    private final Function<String, String> person;
    private final Function<RespondentId, String> respondent;

    /** People as they log in, respondents by their ids in the register. */
    public static ResourceNames named() {
        return new ResourceNames(person -> person, RespondentId::toString);
    }

    /**
     * Stable pseudonyms, which cannot be resolved without the master key, not even by trying all names; throws
     * {@code VaultLocked} without that key.
     */
    public static ResourceNames pseudonyms(Vault vault) {
        Map<String, String> known = new ConcurrentHashMap<>();
        return new ResourceNames(
                person -> known.computeIfAbsent(person, who -> "p%016x".formatted(vault.blind("person " + who))),
                entry -> "r%016x".formatted(vault.blind("respondent " + entry)));
    }

    /** What this person is called. */
    public String of(String login) {
        return person.apply(login);
    }

    /** What this entry of the register is called. */
    public String of(RespondentId entry) {
        return respondent.apply(entry);
    }
}
