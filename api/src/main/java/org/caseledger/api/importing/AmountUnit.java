package org.caseledger.api.importing;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;
import lombok.RequiredArgsConstructor;

/** In what a source writes its amounts of money, unless a cell says so itself. */
@RequiredArgsConstructor
enum AmountUnit {
    YUAN(0),
    TEN_THOUSAND_YUAN(4),
    FEN(-2);

    private static final int DECIMALS = 2;
    private static final int MOST_DIGITS = 12;
    private static final Pattern AMOUNT = Pattern.compile("¥?([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(\\.[0-9]+)?(元|万元?|分)?");

    private final int power;

    /** An amount in yuan, exact to the fen; empty for a text that is none, or for part of a fen. */
    Optional<BigDecimal> yuan(String text) {
        var written = Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s", "");
        var amount = AMOUNT.matcher(written);
        if (!amount.matches()) {
            return Optional.empty();
        }
        var fraction = amount.group(2) == null ? "" : amount.group(2);
        var yuan = new BigDecimal(amount.group(1).replace(",", "") + fraction)
                .movePointRight(unit(amount.group(3)).power)
                .stripTrailingZeros();
        return yuan.scale() > DECIMALS || yuan.precision() - yuan.scale() > MOST_DIGITS
                ? Optional.empty()
                : Optional.of(yuan.setScale(DECIMALS));
    }

    private AmountUnit unit(String said) {
        if (said == null) {
            return this;
        }
        return switch (said) {
            case "元" -> YUAN;
            case "分" -> FEN;
            default -> TEN_THOUSAND_YUAN;
        };
    }
}
