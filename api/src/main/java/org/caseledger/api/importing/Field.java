package org.caseledger.api.importing;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;

/** What a mapping can take from the columns of a row, by its name in the mapping. */
@RequiredArgsConstructor
enum Field {
    SOURCE_ID("sourceId"),
    RECEIVED_AT("receivedAt"),
    UPDATED_AT("updatedAt"),
    REPLIED_AT("repliedAt"),
    CLOSED_AT("closedAt"),
    DUE_AT("dueAt"),
    COMPLAINANT("complainant"),
    PHONE("phone"),
    EMAIL("email"),
    ADDRESS("address"),
    IDENTITY_NUMBER("identityNumber"),
    AGENT("agent"),
    AGENT_PHONE("agentPhone"),
    RESPONDENT("respondent"),
    RESPONDENT_CODE("respondentCode"),
    RESPONDENT_ADDRESS("respondentAddress"),
    RESPONDENT_STREET("respondentStreet"),
    GOODS("goods"),
    BRAND("brand"),
    MODEL("model"),
    QUANTITY("quantity"),
    AMOUNT("amount"),
    PLACE("place"),
    BOUGHT_ON("boughtOn"),
    DISPUTED_ON("disputedOn"),
    REFUND("refund"),
    DAMAGES("damages"),
    OTHER_DEMAND("otherDemand"),
    SUBJECT("subject"),
    NARRATIVE("narrative"),
    REQUEST("request"),
    REPLY("reply"),
    CATEGORY("category"),
    STATUS("status");

    private final String name;

    static Optional<Field> named(String name) {
        return Arrays.stream(values()).filter(field -> field.name.equals(name)).findFirst();
    }

    static List<Field> all() {
        return List.of(values());
    }

    @Override
    public String toString() {
        return name;
    }
}
