package org.caseledger.events.office;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.caseledger.events.LedgerEvent;
import org.jspecify.annotations.Nullable;

/**
 * A change of the office; each person, the second factors of each person, and each unit have a stream of their own, the
 * settings, the category lists, the templates, the parameters, the delegations and the defaults of notices one each.
 */
public sealed interface OfficeEvent extends LedgerEvent
        permits PersonEvent,
                UnitEvent,
                FactorEvent,
                SettingsEvent,
                CategoryEvent,
                TemplateEvent,
                ParameterEvent,
                NoticeEvent,
                SubscriptionEvent,
                ListViewEvent,
                DelegationEvent {
    /** Why it was changed; not asked of whoever changes the own password or starts the ledger. */
    @Nullable
    String reason();

    /** The kind of its stream, as stored with each of its events. */
    String kind();

    /** The stream of that person or unit, of the settings, the category lists or the templates. */
    UUID stream();

    /** The stream of a kind for what has this name. */
    static UUID streamOf(String kind, String name) {
        return UUID.nameUUIDFromBytes((kind + "/" + name).getBytes(StandardCharsets.UTF_8));
    }
}
