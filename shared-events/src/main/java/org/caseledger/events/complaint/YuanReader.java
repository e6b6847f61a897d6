package org.caseledger.events.complaint;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads an amount in yuan as people type it: {@code １，２３４．５}, {@code ￥1234.50}, {@code 1234元}. */
public final class YuanReader extends ValueDeserializer<BigDecimal> {
    private static final int FEN = 2;
    private static final Pattern AMOUNT =
            Pattern.compile("[¥]?([0-9]{1,12}|[0-9]{1,3}(?:,[0-9]{3}){1,3})(\\.[0-9]{1,2}0*)?元?");

    @Override
    public BigDecimal deserialize(JsonParser parser, DeserializationContext context) {
        var text = parser.getValueAsString("");
        return read(text).orElseGet(() ->
                (BigDecimal) context.handleWeirdStringValue(BigDecimal.class, text, "is not an amount"));
    }

    /** The amount that a text gives, with two decimals; empty for what is none. */
    public static Optional<BigDecimal> read(String text) {
        var amount =
                AMOUNT.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s", ""));
        if (!amount.matches()) {
            return Optional.empty();
        }
        var fraction = amount.group(2) == null ? "" : amount.group(2);
        return Optional.of(new BigDecimal(amount.group(1).replace(",", "") + fraction).setScale(FEN));
    }
}
