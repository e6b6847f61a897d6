package org.caseledger.events.respondent;

import org.jspecify.annotations.Nullable;

/**
 * A business as the register has it (O121-10): {@code creditCode} by GB 32100-2015, {@code street} the 镇街 of its
 * address, {@code trade} its kind of business, such as 超市 or 平台内经营者.
 */
public record RegisteredBusiness(
        String name,
        @Nullable String creditCode,
        @Nullable String address,
        @Nullable String street,
        @Nullable String contact,
        @Nullable String phone,
        @Nullable String trade) {}
