package org.caseledger.api.http;

import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** The unit that an address names; one that is left empty names none. */
@Component
class UnitInAddress implements Converter<String, UnitId> {

    @Override
    public @Nullable UnitId convert(String code) {
        return code.isBlank() ? null : new UnitId(code.strip());
    }
}
